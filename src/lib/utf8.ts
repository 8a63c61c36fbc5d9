const encoder = new TextEncoder()

/** Length of `text` in bytes as UTF-8. Mattermost counts its limits in bytes, not in letters. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length
}
