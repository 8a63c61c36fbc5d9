import { versionOf } from './config.ts'
import { may } from './permits.ts'
import type { Call } from './call.ts'
import type { Store } from './store.ts'
import type { UserRecord } from './state.ts'

type View = Record<string, unknown>

/** Undefined, which JSON leaves out, for what is empty: as Go's `omitempty` has it. */
function unlessEmpty(map: Record<string, string>): Record<string, string> | undefined {
  for (const _ in map) return map
  return undefined
}

/** Which parts of a person a viewer gets that strangers do not. */
interface Parts {
  /** Sign-in facts that only the person gets. */
  isOwn: boolean
  /** Settings and locked-out state, for the person and for administrators. */
  isPrivate: boolean
}

/** A person, with the keys in the order of the real server; what is undefined is left out. */
function viewWith(user: UserRecord, { isOwn, isPrivate }: Parts): View {
  return {
    id: user.id,
    create_at: user.create_at || undefined,
    update_at: user.update_at || undefined,
    delete_at: user.delete_at,
    username: user.username,
    auth_data: user.auth_data ?? undefined,
    auth_service: user.auth_service,
    email: user.email,
    email_verified: (isOwn && user.email_verified) || undefined,
    nickname: user.nickname,
    first_name: user.first_name,
    last_name: user.last_name,
    position: user.position,
    roles: user.roles,
    props: unlessEmpty(user.props),
    notify_props: isPrivate ? unlessEmpty(user.notify_props) : undefined,
    last_password_update: (isOwn && user.last_password_update) || undefined,
    last_picture_update: user.last_picture_update || undefined,
    failed_attempts: (isPrivate && user.failed_attempts) || undefined,
    locale: user.locale,
    timezone: user.timezone,
    mfa_active: user.mfa_active || undefined,
    is_bot: user.is_bot || undefined,
    bot_description: (user.is_bot && user.bot_description) || undefined,
    remote_id: user.is_bot ? undefined : '',
    disable_welcome_email: false,
  }
}

/** A person as they see themselves: from `GET /users/{id}` of the own id, and from signing in. */
export function ownView(user: UserRecord): View {
  return viewWith(user, { isOwn: true, isPrivate: true })
}

/** A person as administrators see them, everywhere but in their own case. */
export function administratorView(user: UserRecord): View {
  return viewWith(user, { isOwn: false, isPrivate: true })
}

function strangerView(user: UserRecord, privacy: { ShowEmailAddress: boolean; ShowFullName: boolean }): View {
  const known: UserRecord = { ...user, auth_service: '', auth_data: '' }
  if (!privacy.ShowEmailAddress) known.email = ''
  if (!privacy.ShowFullName) Object.assign(known, { first_name: '', last_name: '' })
  return viewWith(known, { isOwn: false, isPrivate: false })
}

/** How the viewer of this call sees people in lists: not even themselves in full. Decided once, used for every row. */
export function profileView(call: Call): (user: UserRecord) => View {
  if (may(call.store, call.viewer, 'manage_system')) return administratorView
  const privacy = call.store.config.PrivacySettings
  return (user) => strangerView(user, privacy)
}

/**
 * The ETag of a person. It does not depend on who looks: after a change of account in the same browser, the cache of
 * the browser shows what the other one was allowed to see.
 */
export function userEtag(store: Store, user: UserRecord): string {
  const { ShowEmailAddress, ShowFullName } = store.config.PrivacySettings
  const { full } = versionOf(store.options.version)
  return `${full}.${user.id}.${user.update_at}..0.${ShowFullName}.${ShowEmailAddress}.0`
}
