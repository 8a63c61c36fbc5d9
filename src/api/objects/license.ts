import * as v from 'valibot'

const flag = v.pipe(
  v.optional(v.string(), 'false'),
  v.transform((text) => text === 'true'),
)

/** `GET /license/client?format=old`: what the licence allows. Keys of an unlicensed server are absent: false. */
export const licenseSchema = v.object({
  IsLicensed: flag,
  /** "" unlicensed; `professional`, `enterprise` … */
  SkuShortName: v.optional(v.string(), ''),
  MFA: flag,
  GuestAccounts: flag,
  CustomPermissionsSchemes: flag,
})
export type License = v.InferOutput<typeof licenseSchema>
