import * as v from 'valibot'
import { ApiError, type ApiErrorKind } from './errors.ts'
import { errorBodySchema, type ErrorBody } from './objects/status.ts'
import { readableRows, type Rows } from './rows.ts'

/** An answer of the server, read to its end. */
export interface Answer {
  /** Method and path, for errors. */
  request: string
  /** 0 for a redirect that the browser did not let us see. */
  status: number
  isRedirect: boolean
  headers: Headers
  text: string
}

function parseJson(text: string): { json: unknown } | null {
  try {
    const json: unknown = JSON.parse(text)
    return { json }
  } catch {
    return null
  }
}

function failure(answer: Answer, kind: ApiErrorKind, body?: ErrorBody, cause?: unknown): ApiError {
  return new ApiError({
    kind,
    request: answer.request,
    status: answer.status,
    id: body?.id ?? '',
    serverMessage: body?.message ?? '',
    requestId: body?.request_id || (answer.headers.get('X-Request-Id') ?? ''),
    cause,
  })
}

function kindOf(status: number, id: string): ApiErrorKind {
  if (status === 401) return id === 'api.context.session_expired.app_error' ? 'session-expired' : 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 429) return 'rate-limited'
  if (status === 501) return 'unavailable'
  return status >= 500 ? 'server' : 'invalid'
}

/** The error in an answer that is not a success, null for a success (2xx). */
export function refusal(answer: Answer): ApiError | null {
  // A redirect is a sign-in wall or a wrong address: following it could carry a password to somebody else.
  if (answer.isRedirect) return failure(answer, 'not-mattermost')
  if (answer.status >= 200 && answer.status < 300) return null
  // The rate limiter answers in plain text, before Mattermost proper is reached.
  if (answer.status === 429) return failure(answer, 'rate-limited')
  // Behind the "OK" it had begun with, Mattermost 5.37 writes the error of PUT /users/{id}/active.
  const parsed = parseJson(answer.text) ?? parseJson(answer.text.replace('{"status":"OK"}', ''))
  const body = v.safeParse(errorBodySchema, parsed?.json)
  if (body.success) return failure(answer, kindOf(answer.status, body.output.id), body.output)
  return failure(answer, answer.status >= 500 ? 'server' : 'not-mattermost')
}

/** The JSON of a success. Throws `not-mattermost` for text and HTML, `unreadable` for nothing and for broken JSON. */
function jsonOf(answer: Answer): unknown {
  const parsed = parseJson(answer.text)
  if (parsed) return parsed.json
  // Broken JSON is seen from the real thing too: a list followed by an error object, or an answer cut short.
  const begin = answer.text.trimStart().charAt(0)
  throw failure(answer, ['', '{', '['].includes(begin) ? 'unreadable' : 'not-mattermost')
}

/** The JSON of a success, checked. Throws as `jsonOf`, and `unreadable` when it is not of this shape. */
export function objectOf<S extends v.GenericSchema>(answer: Answer, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, jsonOf(answer))
  if (result.success) return result.output
  throw failure(answer, 'unreadable', undefined, new Error(whereWrong(result.issues)))
}

/** The rows of an answer that is a list. `null` stands for an empty one: Mattermost answers so for no audits. */
export function rowsOf<S extends v.GenericSchema>(answer: Answer, schema: S): Rows<v.InferOutput<S>> {
  const json = jsonOf(answer)
  if (json === null) return { rows: [], unreadable: 0, received: 0 }
  if (!Array.isArray(json)) throw failure(answer, 'unreadable')
  return readableRows(json, schema)
}

/** Keys and expected types only: the values may be secrets, and causes of errors end up in logs. */
function whereWrong(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => `${v.getDotPath(issue) ?? 'answer'}: expected ${issue.expected ?? issue.type}`)
    .join('; ')
}
