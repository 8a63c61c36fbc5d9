/** The address of a client as its socket has it: one by IPv4 of a socket that listens to both is written without its prefix. */
export function clientAddress(remoteAddress: string | undefined): string {
  return remoteAddress?.replace(/^::ffff:/i, '') ?? ''
}
