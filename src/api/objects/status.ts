import * as v from 'valibot'
import { text } from './omitted.ts'

/** `{"status":"OK"}`, what most writes answer. */
export const okSchema = v.object({ status: v.literal('OK') })

/** The body of an error. Branch on `id`, never on `message`, which is translated. */
export const errorBodySchema = v.object({
  id: v.string(),
  message: text,
  request_id: text,
})
export type ErrorBody = v.InferOutput<typeof errorBodySchema>
