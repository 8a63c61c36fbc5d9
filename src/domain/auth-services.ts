import type { ClientConfig } from '@/api/objects/client-config.ts'
import { authMethodWords } from './auth-method.ts'

/** A service people can sign in by on this server. */
export interface AuthService {
  /** The name the server keeps with an account. */
  id: 'ldap' | 'saml' | 'gitlab' | 'google' | 'office365' | 'openid'
  words: string
  /** What identifies a person there: what the server compares when they sign in. */
  data: string
}

const SERVICES: readonly { id: AuthService['id']; setting: keyof ClientConfig; data: string }[] = [
  { id: 'ldap', setting: 'EnableLdap', data: 'The value of the ID attribute of the directory, such as objectGUID' },
  {
    id: 'saml',
    setting: 'EnableSaml',
    data: 'The value of the ID attribute of the assertion, else the e-mail address',
  },
  { id: 'gitlab', setting: 'EnableSignUpWithGitLab', data: 'The number of the account in GitLab' },
  { id: 'google', setting: 'EnableSignUpWithGoogle', data: 'The number of the Google account' },
  { id: 'office365', setting: 'EnableSignUpWithOffice365', data: 'The object id of the account in Entra ID' },
  { id: 'openid', setting: 'EnableSignUpWithOpenId', data: 'The subject (sub) of the account at the provider' },
]

/**
 * The services that are switched on. Only these are ever offered: the server takes any name (`PUT /users/{id}/auth`), and
 * a wrong one locks the person out.
 */
export function authServices(config: ClientConfig): AuthService[] {
  return SERVICES.filter(({ setting }) => config[setting] === 'true').map(({ id, data }) => ({
    id,
    data,
    words: authMethodWords(id),
  }))
}
