import * as v from 'valibot'

// What is read where Mattermost omits a key, as it does with all that is zero (`omitempty`).
export const text = v.optional(v.string(), '')
export const number = v.optional(v.number(), 0)
export const flag = v.optional(v.boolean(), false)
