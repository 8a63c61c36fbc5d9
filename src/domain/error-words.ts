import { ApiError, FROM_PROXY, isAbort, isOutcomeUnknown, type ApiErrorKind } from '@/api/errors.ts'
import type { ErrorWords } from './error-entry.ts'
import { ERROR_TABLE } from './error-table.ts'
import { RefusedHere } from './refused-here.ts'

/** A failure in words. `detail` holds the server's own message, the error id and the request id, for a log or a report. */
export interface Explanation {
  title: string
  advice: string
  detail: string
  /** The same request may work when sent again. */
  retry: boolean
  /** Said after the advice where the change may have been made; else "". Not where its outcome is known or told by other words. */
  doubt: string
}

const BY_KIND: Record<ApiErrorKind, ErrorWords> = {
  network: {
    title: 'No answer from the server',
    advice: 'It may be down, or this computer offline.',
    retry: true,
  },
  timeout: {
    title: 'The server took too long',
    advice: 'It may be busy, or the line slow.',
    retry: true,
  },
  'session-expired': {
    // Still true after signing in again, over the form or dialog that shows it.
    title: 'Not done: your session had ended',
    advice: 'What you typed is kept. Once you are signed in again, try once more.',
    retry: false,
  },
  unauthorized: {
    title: 'The server refused',
    advice: 'You are still signed in. Its own words are below.',
    retry: false,
  },
  forbidden: {
    title: 'Not allowed',
    advice: 'Your roles do not include the permission this takes. A system administrator can grant it.',
    retry: false,
  },
  'not-found': { title: 'Not found', advice: 'It was deleted, or it never existed. Reload the page.', retry: false },
  invalid: {
    title: 'The server did not accept this',
    advice: 'Its own words are below. Change the values and try again.',
    retry: false,
  },
  unavailable: {
    title: 'Not available on this server',
    advice: 'It is switched off, or the licence does not include it. A system administrator can tell.',
    retry: false,
  },
  'rate-limited': {
    title: 'Too many requests',
    advice: 'The server asked to slow down for longer than Latchkey waits by itself. Wait a minute.',
    retry: true,
  },
  server: {
    title: 'The server failed',
    advice: 'The fault is in Mattermost or its database, not in what you did. Its log has the request id.',
    retry: true,
  },
  'not-mattermost': {
    title: 'That was not Mattermost',
    advice: 'Something else answered in its place: a proxy, a sign-on page or the wrong address.',
    retry: true,
  },
  unreadable: {
    title: 'The answer could not be read',
    advice: 'The server sent something this version of Latchkey does not understand.',
    retry: true,
  },
}

/** Families of ids with an open end, after the exact ones. */
const BY_PREFIX: readonly (readonly [string, ErrorWords])[] = [
  [
    'model.user.is_valid.pwd',
    {
      title: 'The password is too simple',
      advice: 'Look at its rules again: they may have changed. Details has the words of the server.',
      retry: false,
    },
  ],
  [
    'api.user.check_user_login_attempts.',
    {
      title: 'The account is locked',
      advice: 'Too many wrong tries. Whoever runs your directory or this server can unlock it.',
      retry: false,
    },
  ],
  ['api.user.login.', { title: 'Sign-in was refused', advice: 'The words of the server below say why.', retry: false }],
]

/** What a proxy in front of Mattermost answers when it cannot reach it. */
const OF_PROXY: ErrorWords = {
  title: 'Mattermost does not answer',
  advice: 'Something in front of it answered in its place. It may be starting again: try once more in a moment.',
  retry: true,
}

/** The same id means "gone" with 404, and a failed look-up with 500. */
function isFailedLookUp(error: ApiError): boolean {
  return error.kind === 'server' && error.id === 'app.user_access_token.get_by_user.app_error'
}

function wordsFor(error: ApiError): ErrorWords {
  if (error.kind === 'server' && error.id === '' && FROM_PROXY.has(error.status)) return OF_PROXY
  if (error.id === '' || isFailedLookUp(error)) return BY_KIND[error.kind]
  const exact = ERROR_TABLE.get(error.id)
  if (exact) return exact
  return BY_PREFIX.find(([prefix]) => error.id.startsWith(prefix))?.[1] ?? BY_KIND[error.kind]
}

function detailOf(error: ApiError): string {
  const facts = [
    error.serverMessage.trim(),
    error.id,
    error.status > 0 ? `status ${error.status}` : '',
    error.request,
    error.requestId === '' ? '' : `request ${error.requestId}`,
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}

/**
 * Any failure in words a person can act on: by Mattermost's error id, else by the kind of failure. An unknown id keeps the
 * server's message and the request id in `detail`. What is no `ApiError` is a fault of Latchkey, and said to be one.
 */
export function explain(error: unknown): Explanation {
  const doubt = isOutcomeUnknown(error) ? 'It may have been done all the same.' : ''
  if (error instanceof ApiError) return { ...wordsFor(error), doubt, detail: detailOf(error) }
  if (error instanceof RefusedHere)
    return { title: error.message, advice: error.advice, doubt, detail: '', retry: false }
  if (isAbort(error)) return { title: 'Stopped', advice: 'Nothing more is read.', doubt, detail: '', retry: true }
  return {
    title: 'Something went wrong in Latchkey',
    advice: 'This is a fault of the page, not of the server. Reload it.',
    doubt,
    detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    retry: false,
  }
}
