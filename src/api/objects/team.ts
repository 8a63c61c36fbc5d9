import * as v from 'valibot'
import { teamIdSchema } from '../ids.ts'
import { flag, number, text } from './omitted.ts'

/** A team. `invite_id`, which lets anybody in who has it, is left out here on purpose. */
export const teamSchema = v.object({
  id: teamIdSchema,
  display_name: v.string(),
  name: v.string(),
  /** `O` open to everybody, `I` by invitation. */
  type: text,
  allow_open_invite: flag,
  /** Members come from LDAP groups: nobody can be added or removed by hand. */
  group_constrained: v.nullish(v.boolean(), false),
  /** 0 unless archived. */
  delete_at: number,
})
export type Team = v.InferOutput<typeof teamSchema>
