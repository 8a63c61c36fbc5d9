import type { Team } from '@/api/objects/team.ts'
import type { User } from '@/api/objects/user.ts'
import { authMethodInSentence } from '@/domain/auth-method.ts'
import { sessionKind, type LeaverFound, type Part, type SessionKind } from '@/domain/leaver-found.ts'
import type { Leaver } from '@/domain/leaver-step.ts'
import { botWords, takenRoles, tokenWords } from '@/domain/leaver-steps.ts'
import { roleWords } from '@/domain/role-words.ts'
import { splitRoles } from '@/domain/roles.ts'
import { countOf, formatNumber } from '@/lib/format.ts'

/** A line of what was found: the figure first, then names. */
export interface FoundText {
  words: string
  names: readonly string[]
  /** What is missing from it. */
  gap?: string
}

const KINDS: Readonly<Record<SessionKind, string>> = {
  browser: 'in a browser or desktop app',
  mobile: 'on a phone or tablet',
  token: 'made by a token',
  application: 'of another application',
}

/** "4 active, 1 disabled", without what is none. */
function counts(pairs: readonly (readonly [number, string])[]): string {
  const some = pairs.filter(([count]) => count > 0).map(([count, words]) => `${formatNumber(count)} ${words}`)
  return some.length === 0 ? '0' : some.join(', ')
}

function unreadableGap(count: number): { gap?: string } {
  return count === 0 ? {} : { gap: `${countOf(count, 'row more', 'rows more')} could not be read.` }
}

/** `tellsAttempts`: the server tells of failed attempts. */
export function accountText(person: Leaver, tellsAttempts: boolean): FoundText {
  const { isSignInTold, failed_attempts: attempts } = person
  return {
    words: [
      person.delete_at > 0 ? 'Deactivated already' : 'Active',
      ...(isSignInTold ? [`signs in by ${authMethodInSentence(person.auth_service)}`] : []),
      person.mfa_active ? 'MFA on' : 'MFA off',
      ...(isSignInTold && tellsAttempts ? [countOf(attempts, 'failed attempt')] : []),
    ].join(' · '),
    names: [],
  }
}

export function rolesText(person: User): FoundText {
  const { names, strange } = takenRoles(person)
  const all = splitRoles(person.roles)
  return {
    words:
      names.length === 0 ? `0 besides ${all.join(', ') || 'none'}` : `${formatNumber(names.length)} that grant rights`,
    names: names.map((name) => (strange.includes(name) ? `${name} (unknown to Latchkey)` : roleWords(name))),
  }
}

function namesOf(teams: readonly { team: Team }[]): string {
  return teams.map(({ team }) => team.display_name).join(', ')
}

type ValueOf<K extends keyof LeaverFound> = LeaverFound[K] extends Part<infer T> ? T : never

/** `tokensEnabled`: where they are switched off, those of people do not work; those of bots go on. */
export const FOUND_TEXTS: {
  [K in Exclude<keyof LeaverFound, 'admins'>]: (value: ValueOf<K>, tokensEnabled: boolean) => FoundText
} = {
  tokens: ({ rows, unreadable }, tokensEnabled) => {
    const active = rows.filter((token) => token.is_active).length
    return {
      words: counts([
        [active, tokensEnabled ? 'active' : 'blocked (tokens are switched off on this server)'],
        [rows.length - active, 'disabled'],
      ]),
      names: rows.map((token) => `${tokenWords(token)}${token.is_active ? '' : ' (disabled)'}`),
      ...unreadableGap(unreadable),
    }
  },
  sessions: ({ rows, unreadable }) => {
    const kinds = (['browser', 'mobile', 'token', 'application'] as const).map(
      (kind) => [rows.filter((session) => sessionKind(session) === kind).length, KINDS[kind]] as const,
    )
    return { words: counts(kinds), names: [], ...unreadableGap(unreadable) }
  },
  bots: ({ rows, unreadable }) => {
    const on = rows.filter((bot) => bot.delete_at === 0).length
    return {
      words: counts([
        [on, 'on'],
        [rows.length - on, 'switched off'],
      ]),
      names: rows.map((bot) => `${botWords(bot)}${bot.delete_at > 0 ? ' (switched off)' : ''}`),
      ...unreadableGap(unreadable),
    }
  },
  botTokens: ({ rows, unreadable }) => ({
    words: counts([[rows.length, 'whose secrets they may know']]),
    names: rows.map(
      ({ bot, token }) => `${tokenWords(token)}, of @${bot.username}${token.is_active ? '' : ' (disabled)'}`,
    ),
    ...unreadableGap(unreadable),
  }),
  commands: ({ rows, refused, failed, isOff, unlisted, unreadable, teams }) => {
    if (isOff) return { words: '', names: [], gap: 'Slash commands are switched off on this server: none is told.' }
    const gap = [
      refused.length > 0 && `Skipped, needs ${refused[0]?.missing ?? ''}: ${namesOf(refused)}.`,
      failed.length > 0 && `Could not be read: ${namesOf(failed)}.`,
      unlisted && `Incomplete: ${unlisted}.`,
      unreadableGap(unreadable).gap,
    ]
      .filter(Boolean)
      .join(' ')
    return {
      words: `${formatNumber(rows.length)} in ${formatNumber(teams - refused.length - failed.length)} teams looked at`,
      names: rows.map(
        (command) => `/${command.trigger}${command.display_name === '' ? '' : `, ${command.display_name}`}`,
      ),
      ...(gap === '' ? {} : { gap }),
    }
  },
  teams: ({ rows, unreadable }) => ({
    words: formatNumber(rows.length),
    names: rows.map((team) => team.display_name),
    ...unreadableGap(unreadable),
  }),
}
