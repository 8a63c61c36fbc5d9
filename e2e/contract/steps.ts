import { readFileSync, readdirSync } from 'node:fs'
import * as v from 'valibot'

const requestSchema = v.object({
  method: v.string(),
  path: v.string(),
  /** `absent` or `wrong`: the CSRF header is left out, or does not fit the session. */
  csrf: v.optional(v.picklist(['absent', 'wrong'])),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  /** At most one of these three: JSON, text, bytes. */
  body: v.optional(v.unknown()),
  raw: v.optional(v.string()),
  rawBase64: v.optional(v.string()),
})

const exchangeSchema = v.object({
  label: v.string(),
  /** `nobody`, a session by name, or `bearer <secret:name>`. */
  as: v.string(),
  /** Let the clock go on by so many ms first. */
  wait: v.optional(v.number(), 0),
  request: requestSchema,
  response: v.object({
    status: v.number(),
    headers: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
    body: v.unknown(),
  }),
})
export type Exchange = v.InferOutput<typeof exchangeSchema>

/** Something that no request can do without a licence: roles written into the database. */
const storeSchema = v.object({ label: v.string(), store: v.object({ username: v.string(), roles: v.string() }) })

const stepSchema = v.union([exchangeSchema, storeSchema])
export type Step = v.InferOutput<typeof stepSchema>

export interface Group {
  name: string
  steps: Step[]
}

/**
 * The recorded steps, one a line, in groups: each group goes on where the one before ended.
 * @throws ValiError when a step has not the form of one
 */
export function readGroups(): Group[] {
  const folder = new URL('./steps/', import.meta.url)
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({
      name: file.replace(/^\d+-|\.jsonl$/g, ''),
      steps: readFileSync(new URL(file, folder), 'utf8')
        .trim()
        .split('\n')
        .map((line) => v.parse(stepSchema, JSON.parse(line))),
    }))
}
