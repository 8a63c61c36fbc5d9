import type { User } from '@/api/objects/user.ts'
import { foldText } from './fold-text.ts'
import { personName } from './person-name.ts'

/** What a word is searched in where people are: user name with its @, names, e-mail, id. Folded. */
export function personHaystack(user: User): string {
  return foldText([`@${user.username}`, personName(user), user.nickname, user.email, user.id].join('\n'))
}
