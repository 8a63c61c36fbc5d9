/** From this many on, an act counts as one on the whole server. */
const MANY = 26

/** What has to be typed before an act on so many starts: "revoke 30"; null when nothing. */
export function typedFor(verb: string, count: number): string | null {
  return count < MANY ? null : `${verb} ${count}`
}
