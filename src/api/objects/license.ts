import * as v from 'valibot'

/** `GET /license/client?format=old`: what the licence allows. Keys of an unlicensed server are absent: false. */
export const licenseSchema = v.object({
  CustomPermissionsSchemes: v.pipe(
    v.optional(v.string(), 'false'),
    v.transform((text) => text === 'true'),
  ),
})
export type License = v.InferOutput<typeof licenseSchema>
