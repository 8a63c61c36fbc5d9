import * as v from 'valibot'

/** A role and the ids of the permissions it grants. */
export const roleSchema = v.object({
  id: v.string(),
  name: v.string(),
  display_name: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  permissions: v.optional(v.array(v.string()), []),
  scheme_managed: v.optional(v.boolean(), false),
  built_in: v.optional(v.boolean(), false),
})
export type Role = v.InferOutput<typeof roleSchema>
