import * as v from 'valibot'

/** `{"status":"OK"}`, what most writes answer. */
export const okSchema = v.object({ status: v.literal('OK') })

/** The body of an error. Branch on `id`, never on `message`, which is translated. */
export const errorBodySchema = v.object({
  id: v.string(),
  message: v.optional(v.string(), ''),
  detailed_error: v.optional(v.string(), ''),
  request_id: v.optional(v.string(), ''),
  status_code: v.optional(v.number(), 0),
})
export type ErrorBody = v.InferOutput<typeof errorBodySchema>
