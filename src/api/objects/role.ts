import * as v from 'valibot'
import { flag, text } from './omitted.ts'

/** A role and the ids of the permissions it grants. */
export const roleSchema = v.object({
  id: v.string(),
  name: v.string(),
  display_name: text,
  description: text,
  permissions: v.optional(v.array(v.string()), []),
  scheme_managed: flag,
  built_in: flag,
})
export type Role = v.InferOutput<typeof roleSchema>
