/** A response that keeps its body in one piece: who writes it to a socket needs neither a stream nor a copy of it. */
export class WholeResponse extends Response {
  readonly whole: Buffer<ArrayBuffer>

  constructor(whole: Buffer<ArrayBuffer>, init: ResponseInit) {
    super(whole, init)
    this.whole = whole
  }
}
