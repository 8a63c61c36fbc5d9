import type { ClientConfig } from '@/api/objects/client-config.ts'

const isOn = (setting: string) => setting === 'true'

/** What to type in the first field, as this server takes it, in the middle of a sentence: "e-mail address or user name". */
export function loginWords(config: ClientConfig | null): string {
  const ways = [
    config === null || isOn(config.EnableSignInWithEmail) ? 'e-mail address' : null,
    config === null || isOn(config.EnableSignInWithUsername) ? 'user name' : null,
    config !== null && isOn(config.EnableLdap) ? directoryWords(config) : null,
  ].filter((way) => way !== null)
  // A server that allows none of them may still have us: let the person try.
  return ways.length === 0 ? 'user name' : ways.join(' or ')
}

/** What somebody of the directory types in it. */
export function directoryWords(config: ClientConfig): string {
  return config.LdapLoginFieldName.trim() || 'AD/LDAP user name'
}

/** The same words as the name of a field: "E-mail address or user name". */
export function labelOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The digits of a code as people type it, with blanks in the middle; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(code) ? code : null
}
