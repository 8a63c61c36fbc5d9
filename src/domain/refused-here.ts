/** Something Latchkey itself refuses before anything is sent, in words a person can act on. */
export class RefusedHere extends Error {
  override readonly name = 'RefusedHere'
  /** What to do, as a sentence. */
  readonly advice: string

  /** `title`: what is in the way, without a full stop. */
  constructor(title: string, advice: string) {
    super(title)
    this.advice = advice
  }
}
