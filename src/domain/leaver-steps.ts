import type { Bot } from '@/api/objects/bot.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { countOf } from '@/lib/format.ts'
import { teamRight, unknownReason } from './leaver-found.ts'
import {
  barredBy,
  bare,
  doing,
  guardReason,
  type BotChoice,
  type Draft,
  type LeaverFacts,
  type LeaverItem,
  type PlannedStep,
} from './leaver-step.ts'
import { BUILT_IN_ROLE_NAMES, roleWords } from './role-words.ts'
import { splitRoles } from './roles.ts'
import { tokenRight } from './token-rights.ts'

/** What a token is called in a list: its description, else its id. */
export function tokenWords(token: UserAccessToken): string {
  return token.description.trim() === '' ? token.id : token.description.trim()
}

/** What a bot is called in a list. */
export function botWords(bot: Bot): string {
  return bot.display_name.trim() === '' ? `@${bot.username}` : `${bot.display_name.trim()} (@${bot.username})`
}

/** Rows the server sent and that could not be read: what they are nobody knows, so nothing is done with them. */
function unreadableRows(count: number, noun: string): PlannedStep['leftOut'] {
  if (count === 0) return []
  return [{ name: countOf(count, noun), reason: 'could not be read' }]
}

/** Nothing is left to do with what could be read: a step is done with only when that is all. */
function nothingLeft(unreadable: number, noun: string, reason: string): Draft {
  const [unread] = unreadableRows(unreadable, noun)
  return unread ? bare('barred', `${unread.name} ${unread.reason}`) : bare('nothing', reason)
}

/** All tokens are revoked; or those that still work are disabled, and the others kept as they are. */
export function tokenStep({ person, viewer, found, choices }: LeaverFacts): Draft {
  const { tokens } = found
  const right = tokenRight(choices.tokens, viewer, { owner: person, bot: null })
  if (!right.allowed) return bare('barred', `Needs the permission ${right.missing}`)
  if (tokens.state !== 'read') return bare('barred', unknownReason(tokens) ?? '')
  const { rows, unreadable } = tokens.value
  const isRevoking = choices.tokens === 'revoke'
  const wanted = rows.filter((token) => isRevoking || token.is_active)
  if (wanted.length === 0) {
    return nothingLeft(unreadable, 'token', rows.length === 0 ? 'No token' : 'All are disabled already')
  }
  const items = wanted.map((token): LeaverItem => ({
    id: token.id,
    words: `${isRevoking ? 'Revoke' : 'Disable'} the token “${tokenWords(token)}”`,
    act: { verb: isRevoking ? 'revoke-token' : 'disable-token', tokenId: token.id },
  }))
  return { ...doing(items), leftOut: unreadableRows(unreadable, 'token') }
}

function botItem(bot: Bot, choice: BotChoice | undefined): LeaverItem | null {
  if (choice?.do === 'disable') {
    return {
      id: bot.user_id,
      words: `Switch off the bot ${botWords(bot)}`,
      act: { verb: 'disable-bot', botId: bot.user_id },
    }
  }
  if (choice?.do !== 'assign' || !choice.to) return null
  return {
    id: bot.user_id,
    words: `Give the bot ${botWords(bot)} to @${choice.to.username}`,
    act: { verb: 'assign-bot', botId: bot.user_id, to: choice.to.id },
  }
}

/** What stands in the way of giving a bot to `to`; null when nothing does. */
export function newOwnerProblem(to: User | null, leaver: User): string | null {
  if (!to) return 'Choose who gets the bot.'
  if (to.is_bot) return 'A bot cannot own a bot. Choose a person.'
  if (to.id === leaver.id) return 'This is the person who leaves. Choose somebody else.'
  return to.delete_at > 0 ? 'This account is deactivated. Choose somebody else.' : null
}

/** Bots that are on, each as chosen. A bot that is off already is left alone unless somebody is to have it. */
export function botStep({ person, viewer, found, choices }: LeaverFacts): Draft {
  const { bots } = found
  if (bots.state !== 'read') return bare('barred', unknownReason(bots) ?? '')
  const { rows, unreadable } = bots.value
  const active = rows.filter((bot) => bot.delete_at === 0)
  if (active.length === 0) {
    return nothingLeft(unreadable, 'bot', rows.length === 0 ? 'No bot' : 'All are switched off already')
  }
  if (!viewer.permissions.has('manage_others_bots')) {
    return bare('barred', 'Needs the permission manage_others_bots')
  }
  const chosen = active.map((bot) => choices.bots[bot.user_id])
  const undecided = chosen.filter((choice) => choice === undefined).length
  const problem = chosen
    .map((choice) => (choice?.do === 'assign' ? newOwnerProblem(choice.to, person) : null))
    .find((one) => one !== null)
  return {
    ...doing(active.map((bot, at) => botItem(bot, chosen[at])).filter((item) => item !== null)),
    leftOut: unreadableRows(unreadable, 'bot'),
    open:
      undecided > 0
        ? `Choose what becomes of ${undecided === 1 ? 'one bot' : `${undecided} bots`}.`
        : (problem ?? null),
  }
}

/** The one system role that is kept: it says what kind of account it is and gives what everybody has. */
export function keptRole(person: User): string {
  const names = splitRoles(person.roles)
  return names.includes('system_guest') && !names.includes('system_user') ? 'system_guest' : 'system_user'
}

/** The system roles that are taken away, and which of them Latchkey does not know. */
export function takenRoles(person: User): { names: string[]; strange: string[] } {
  const names = splitRoles(person.roles).filter((name) => name !== keptRole(person))
  return { names, strange: names.filter((name) => !BUILT_IN_ROLE_NAMES.includes(name)) }
}

/** One call, since the server replaces all roles at once. */
export function rolesStep(facts: LeaverFacts): Draft {
  const { person } = facts
  const { names, strange } = takenRoles(person)
  const kept = keptRole(person)
  if (names.length === 0) return bare('nothing', `Nothing but ${kept}`)
  const barred = barredBy(facts, 'roles') ?? (names.includes('system_admin') ? guardReason(facts) : null)
  if (barred) return bare('barred', barred)
  const known = names.map((name) =>
    strange.includes(name) ? `“${name}” (unknown to Latchkey)` : `“${roleWords(name)}”`,
  )
  return doing([
    {
      id: 'roles',
      words: `Take ${names.length === 1 ? 'the role' : 'the roles'} ${known.join(', ')}; keep “${roleWords(kept)}”`,
      act: { verb: 'set-roles', roles: [kept] },
    },
  ])
}

/** A call for every team. Those of LDAP groups, and those without the right, are left out with the reason. */
export function teamStep({ viewer, found }: LeaverFacts): Draft {
  const { teams } = found
  if (teams.state !== 'read') return bare('barred', unknownReason(teams) ?? '')
  const { rows, unreadable } = teams.value
  if (rows.length === 0) return nothingLeft(unreadable, 'team', 'In no team')
  const items: LeaverItem[] = []
  const leftOut = [...unreadableRows(unreadable, 'team')]
  for (const team of rows) {
    const right = teamRight(viewer, team.id, 'remove_user_from_team')
    if (team.group_constrained) {
      leftOut.push({ name: team.display_name, reason: 'Its members come from LDAP groups' })
    } else if (!right.allowed) {
      leftOut.push({ name: team.display_name, reason: `Needs the permission ${right.missing}` })
    } else {
      items.push({
        id: team.id,
        words: `Remove from the team ${team.display_name}`,
        act: { verb: 'leave-team', teamId: team.id },
      })
    }
  }
  if (items.length > 0) return { ...doing(items), leftOut }
  return { ...bare('barred', leftOut.at(-1)?.reason ?? ''), leftOut }
}
