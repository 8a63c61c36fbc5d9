import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sessionSchema } from '@/api/objects/session.ts'
import { teamSchema } from '@/api/objects/team.ts'
import type { LeaverFound, Part } from './leaver-found.ts'
import { reportCsv, reportJson, type LeaverReport } from './leaver-report.ts'
import { FIRST_CHOICES, STEPS, type LeaverChoices, type PlannedStep, type StepId } from './leaver-step.ts'
import { sumUp } from './leaver-sum.ts'
import { verdictLines, type LeaverBefore, type VerdictLine } from './leaver-verdict.ts'
import { bot, token, user, userId } from './test-objects.ts'

function read<T>(rows: readonly T[], unreadable = 0): Part<{ rows: readonly T[]; unreadable: number }> {
  return { state: 'read', value: { rows, unreadable } }
}

const noCommands = { rows: [], unreadable: 0, teams: 0, done: 0, isOff: false, unlisted: null, refused: [], failed: [] }
const NOTHING: LeaverFound = {
  tokens: read([]),
  sessions: read([]),
  bots: read([]),
  botTokens: read([]),
  commands: { state: 'read', value: noCommands },
  teams: read([]),
  admins: { state: 'read', value: [] },
}

function before(facts: {
  found?: Partial<LeaverFound>
  steps?: Partial<Record<StepId, Partial<PlannedStep>>>
  choices?: Partial<LeaverChoices>
}): LeaverBefore {
  return {
    person: { ...user('leo'), isSignInTold: true },
    found: { ...NOTHING, ...facts.found },
    plan: STEPS.map((id) => ({
      id,
      state: 'do',
      reason: '',
      items: [],
      leftOut: [],
      open: null,
      ...facts.steps?.[id],
    })),
    choices: { ...FIRST_CHOICES, ...facts.choices },
  }
}

const gone = (facts: Record<string, unknown> = {}) => ({
  state: 'read' as const,
  value: user('leo', { delete_at: 9, ...facts }),
})

function lines(meant: LeaverBefore, found: Partial<LeaverFound> = {}, person: Part<ReturnType<typeof user>> = gone()) {
  const all = verdictLines(meant, { person, found: { ...NOTHING, ...found } })
  return { all, line: (id: VerdictLine['id']) => all.find((one) => one.id === id) }
}

describe('the verdict', () => {
  it('is clear where nothing is, and says so of the whole', () => {
    const { all } = lines(before({}))
    expect(all.map(({ state }) => state)).toEqual(all.map(() => 'clear'))
    expect(sumUp(all)).toEqual({ state: 'clear', words: 'Nothing is left' })
  })

  it('is never clear about what could not be read', () => {
    const failed = { state: 'failed', error: new Error('no') } as const
    const { all, line } = lines(
      before({}),
      { tokens: failed, bots: { state: 'refused', missing: 'read_others_bots' } },
      failed,
    )
    for (const id of ['tokens', 'bots', 'account', 'roles'] as const) expect(line(id)?.state).toBe('unverified')
    expect(lines(before({}), { sessions: read([], 1) }).line('sessions')).toMatchObject({
      state: 'unverified',
      words: '1 row could not be read',
    })
    expect(sumUp(all).words).toBe('Nothing was found left; 4 things could not be verified')
  })

  it('tells tokens left on purpose from those that are new', () => {
    const old = token('old', 'leo', { is_active: false })
    const kept = before({ found: { tokens: read([old]) }, choices: { tokens: 'disable' } })
    expect(lines(kept, { tokens: read([old]) }).line('tokens')).toMatchObject({
      state: 'chosen',
      words: '1 disabled, kept as evidence',
    })
    const { line, all } = lines(kept, { tokens: read([old, token('new', 'leo')]) })
    expect(line('tokens')).toMatchObject({ state: 'left', words: '1 left', to: `/users/${userId('leo')}/tokens` })
    expect(line('tokens')?.details).toEqual(['new (not disabled, new since the plan)'])
    expect(sumUp(all).state).toBe('left')
    expect(lines(before({ found: { tokens: read([old]) } }), { tokens: read([old]) }).line('tokens')?.state).toBe(
      'left',
    )
    const skipped = before({
      found: { tokens: read([old]) },
      steps: { tokens: { state: 'skipped', reason: 'audit' } },
    })
    expect(lines(skipped, { tokens: read([old]) }).line('tokens')?.words).toBe('1 left on purpose: audit')
    expect(lines(skipped, { tokens: read([token('new', 'leo')]) }).line('tokens')?.state).toBe('left')
  })

  it('wants no session left, unless both ways to end them were skipped', () => {
    const one = read([v.parse(sessionSchema, { id: 's'.repeat(26), user_id: userId('leo') })])
    const skip = { state: 'skipped', reason: '' } as const
    expect(lines(before({ steps: { sessions: skip } }), { sessions: one }).line('sessions')?.state).toBe('left')
    const both = before({ steps: { sessions: skip, 'sign-out': skip } })
    expect(lines(both, { sessions: one }).line('sessions')?.state).toBe('chosen')
  })

  it('knows bots by what was chosen for them, and names their tokens that work', () => {
    const ci = bot('ci', userId('leo'))
    const secret = { bot: ci, token: token('hook', 'ci') }
    const meant = before({
      found: { bots: read([ci]), botTokens: read([secret]) },
      choices: { bots: { [ci.user_id]: { do: 'disable' } } },
    })
    expect(lines(meant, { bots: read([ci]) }).line('bots')?.state).toBe('left')
    const off = { ...ci, delete_at: 5 }
    const { line } = lines(meant, { bots: read([off]), botTokens: read([{ ...secret, bot: off }]) })
    expect(line('bots')).toMatchObject({ state: 'clear', words: '1 switched off' })
    expect(line('bot-tokens')).toMatchObject({ state: 'clear', words: '0 left' })
    expect(lines(meant, { botTokens: read([secret]) }).line('bot-tokens')).toMatchObject({
      state: 'chosen',
      to: `/users/${ci.user_id}/tokens`,
    })
    const fresh = { bot: ci, token: token('new', 'ci') }
    expect(lines(meant, { botTokens: read([fresh]) }).line('bot-tokens')?.state).toBe('left')
    // Those the plan could not see nobody has left on purpose.
    const unseen = before({ found: { bots: read([ci]), botTokens: { state: 'failed', error: new Error('no') } } })
    expect(lines(unseen, { botTokens: read([secret]) }).line('bot-tokens')?.state).toBe('left')
    expect(lines(before({})).line('bot-tokens')).toBeUndefined()
  })

  it('says what became of each bot: switched off, given away, left on purpose, or not possible here', () => {
    const [ci, old, deploy] = ['ci', 'old', 'deploy'].map((name) => bot(name, userId('leo')))
    if (!ci || !old || !deploy) throw new Error('three bots were made')
    const found = { bots: read([ci, { ...old, delete_at: 3 }, deploy]) }
    const choices: Partial<LeaverChoices> = {
      bots: { [ci.user_id]: { do: 'assign', to: user('nora') }, [deploy.user_id]: { do: 'leave' } },
    }
    const off = { ...old, delete_at: 3 }
    const meant = before({ found, choices })
    const { all, line } = lines(meant, { bots: read([off, deploy]) })
    expect(line('bots')).toMatchObject({
      state: 'chosen',
      words: '1 left theirs on purpose; 1 switched off, 1 given away',
    })
    expect(sumUp(all).words).toBe('Nothing is left but what was left on purpose')
    // Deactivating has switched off the one that stayed theirs.
    const later = lines(meant, { bots: read([off, { ...deploy, delete_at: 9 }]) })
    expect(later.line('bots')).toMatchObject({ state: 'clear', words: '2 switched off, 1 given away' })
    expect(sumUp(later.all)).toEqual({ state: 'clear', words: 'Nothing is left' })
    const barred = before({
      found,
      steps: { bots: { state: 'barred', reason: 'Needs the permission manage_others_bots' } },
    })
    expect(lines(barred, { bots: read([ci]) }).line('bots')).toMatchObject({
      state: 'barred',
      words: '1 left, could not be done here: Needs the permission manage_others_bots',
    })
  })

  it('is not red about what the plan said could not be done here', () => {
    const teams = ['customs', 'harbour'].map((name) =>
      v.parse(teamSchema, { id: name.padEnd(26, 't'), name, display_name: name, type: 'O' }),
    )
    const [customs, harbour] = teams
    if (!customs || !harbour) throw new Error('two teams were made')
    const leftOut = [{ name: 'customs', reason: 'Its members come from LDAP groups' }]
    const items = [{ id: harbour.id, words: '', act: { verb: 'leave-team', teamId: harbour.id } }] as const
    const partly = before({ found: { teams: read(teams) }, steps: { teams: { leftOut, items } } })
    const { line, all } = lines(partly, { teams: read([customs]) })
    expect(line('teams')).toMatchObject({
      state: 'barred',
      words: '1 left, could not be done here',
      details: ['customs: Its members come from LDAP groups'],
    })
    expect(sumUp(all)).toEqual({
      state: 'barred',
      words: 'One thing could not be done here, as planned; nothing else is left',
    })
    expect(lines(partly, { teams: read(teams) }).line('teams')).toMatchObject({ state: 'left', details: ['harbour'] })

    const bar = { state: 'barred', reason: 'Needs the permission x' } as const
    const old = token('old', 'leo')
    const one = read([v.parse(sessionSchema, { id: 's'.repeat(26), user_id: userId('leo') })])
    const none = before({
      found: { tokens: read([old]) },
      steps: { tokens: bar, roles: bar, deactivate: bar, 'sign-out': bar, sessions: bar },
    })
    const active = gone({ delete_at: 0, roles: 'system_user system_admin' })
    const barred = lines(none, { tokens: read([old]), sessions: one }, active)
    for (const id of ['account', 'tokens', 'sessions', 'roles'] as const) {
      expect(barred.line(id)?.state).toBe('barred')
      expect(barred.line(id)?.words).toContain('could not be done here')
    }
    expect(sumUp(barred.all).words).toBe('4 things could not be done here, as planned; nothing else is left')
    // What is new since the plan is red all the same.
    const fresh = lines(none, { tokens: read([token('new', 'leo')]) }, active)
    expect(fresh.line('tokens')?.state).toBe('left')
    expect(sumUp(fresh.all).words).toBe('One thing is left that was to go; 2 things could not be done here, as planned')
  })

  it('tells an account still active apart: left, chosen, or done in the directory', () => {
    const active = gone({ delete_at: 0, roles: 'system_user system_admin' })
    expect(lines(before({}), {}, active).line('account')?.state).toBe('left')
    expect(lines(before({}), {}, active).line('roles')).toMatchObject({ state: 'left', words: '1 left' })
    const skip = before({
      steps: { deactivate: { state: 'skipped', reason: '' }, roles: { state: 'skipped', reason: '' } },
    })
    expect(lines(skip, {}, active).line('account')?.words).toBe('Active, left on purpose')
    expect(lines(skip, {}, active).line('roles')?.state).toBe('chosen')
    const manual = { deactivate: { state: 'manual' } } as const
    expect(lines(before({ steps: manual }), {}, active).line('account')?.state).toBe('left')
    const marked = before({ steps: manual, choices: { isDoneInDirectory: true } })
    expect(lines(marked, {}, active).line('account')?.words).toContain('Marked as done')
  })

  it('does not vouch for commands of teams it has not seen', () => {
    const value = { ...noCommands, isOff: true }
    expect(lines(before({}), { commands: { state: 'read', value } }).line('commands')?.state).toBe('unverified')
    const unlisted = { ...noCommands, unlisted: 'private teams not listed (needs list_private_teams)', unreadable: 1 }
    const { line, all } = lines(before({}), { commands: { state: 'read', value: unlisted } })
    expect(line('commands')).toMatchObject({
      state: 'unverified',
      words: 'private teams not listed (needs list_private_teams), some could not be read',
    })
    expect(sumUp(all).words).toBe('Nothing was found left; one thing could not be verified')
  })
})

describe('the report', () => {
  const meant = before({
    found: {
      tokens: read([token('backup', 'leo', { description: '=backup' })]),
      sessions: { state: 'failed', error: null },
    },
  })
  const report: LeaverReport = {
    before: meant,
    by: user('ada'),
    server: { name: 'Harbour', address: 'https://chat.example', version: '11.10.0' },
    startedAt: Date.UTC(2026, 5, 1),
    endedAt: Date.UTC(2026, 5, 1, 0, 1),
    verifiedAt: Date.UTC(2026, 5, 1, 0, 2),
    isFinished: false,
    results: [{ step: 'tokens', id: 'x', words: 'Revoke the token “=backup”', result: 'failed', reason: 'no' }],
    lines: lines(meant).all,
    summary: 'Nothing is left',
  }

  it('says who, by whom, where and when, and that what is not known is not zero', () => {
    const json: unknown = JSON.parse(reportJson(report))
    expect(json).toMatchObject({
      person: { username: 'leo', signIn: 'e-mail' },
      by: { username: 'ada' },
      startedAt: '2026-06-01T00:00:00Z',
      isFinished: false,
      found: [
        { what: 'Tokens', count: 1 },
        { what: 'Sessions', count: null, note: 'It could not be read' },
        {},
        {},
        {},
        {},
        {},
      ],
      results: [{ step: 'Tokens', result: 'failed' }],
    })
  })

  it('calls how somebody signs in unknown where it is not told', () => {
    const person = { ...meant.person, isSignInTold: false }
    const json: unknown = JSON.parse(reportJson({ ...report, before: { ...meant, person } }))
    expect(json).toMatchObject({ person: { username: 'leo', signIn: 'unknown', mfa: false } })
  })

  it('comes as rows too, in which nothing is a formula', () => {
    const rows = reportCsv(report).split('\r\n')
    expect(rows).toContain('run,ended,2026-06-01T00:01:00Z,stopped before its end')
    expect(rows).toContain('result,Revoke the token “=backup”,failed,no')
    expect(rows.some((row) => /(^|,)=/.test(row))).toBe(false)
  })
})
