import * as v from 'valibot'

/** Mattermost ids: 26 characters of z-base-32. The server also accepts other letters and digits, so we do too. */
const idSchema = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}]{26}$/u))

export const userIdSchema = v.pipe(idSchema, v.brand('UserId'))
export const tokenIdSchema = v.pipe(idSchema, v.brand('TokenId'))
export const sessionIdSchema = v.pipe(idSchema, v.brand('SessionId'))
export const teamIdSchema = v.pipe(idSchema, v.brand('TeamId'))
export const commandIdSchema = v.pipe(idSchema, v.brand('CommandId'))

/** Id of a person or of a bot: a bot's `user_id` is a user id as well. */
export type UserId = v.InferOutput<typeof userIdSchema>
export type TokenId = v.InferOutput<typeof tokenIdSchema>
export type SessionId = v.InferOutput<typeof sessionIdSchema>
export type TeamId = v.InferOutput<typeof teamIdSchema>

/**
 * The user id in `text`, or null when it cannot be one. For ids typed by a person or read from the URL, in capitals too:
 * the server makes ids of small letters alone.
 */
export function parseUserId(text: string): UserId | null {
  const result = v.safeParse(userIdSchema, text.toLowerCase())
  return result.success ? result.output : null
}

/** The token id in `text`, in the same way. */
export function parseTokenId(text: string): TokenId | null {
  const result = v.safeParse(tokenIdSchema, text.toLowerCase())
  return result.success ? result.output : null
}

/** The team id in `text`, or null when it cannot be one. For ids read from the URL. */
export function parseTeamId(text: string): TeamId | null {
  const result = v.safeParse(teamIdSchema, text)
  return result.success ? result.output : null
}
