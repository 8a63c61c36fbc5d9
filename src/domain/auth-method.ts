import type { User } from '@/api/objects/user.ts'

/** The services Mattermost knows, by the name it keeps with an account. Blank is e-mail and password. A map: the name may be any. */
const SERVICES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '': 'E-mail and password',
    email: 'E-mail and password',
    ldap: 'AD/LDAP',
    saml: 'SAML',
    gitlab: 'GitLab',
    google: 'Google',
    office365: 'Entra ID (Office 365)',
    openid: 'OpenID Connect',
  }),
)

/** How somebody signs in, in words; a service we do not know by the name the server has for it. */
export function authMethodWords(service: string): string {
  return SERVICES.get(service) ?? service
}

/** The same within a sentence: "signs in by e-mail and password". */
export function authMethodInSentence(service: string): string {
  return authMethodWords(service).replace(/^E-mail/, 'e-mail')
}

/** False for a name that no service has: nobody can sign in to an account that carries it. */
export function isKnownMethod(service: string): boolean {
  return SERVICES.has(service)
}

/** True where Mattermost itself asks for a second factor: with a password of its own, and with that of the directory. */
export function isMfaOurs(user: Pick<User, 'auth_service'>): boolean {
  return ['', 'email', 'ldap'].includes(user.auth_service)
}

/** True where failed attempts are counted, and lock. */
export function countsAttempts(user: Pick<User, 'auth_service' | 'is_bot'>): boolean {
  return !user.is_bot && isMfaOurs(user)
}

/** Failed attempts at which an account is locked, unless the server's settings say another number, which only they tell. */
const ATTEMPTS_THAT_LOCK = 10

/** True when somebody is locked out after failed attempts. Only administrators are told of these; for others never true. */
export function isLocked(user: Pick<User, 'auth_service' | 'is_bot' | 'failed_attempts'>): boolean {
  return countsAttempts(user) && user.failed_attempts >= ATTEMPTS_THAT_LOCK
}
