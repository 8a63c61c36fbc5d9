import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { commandSchema } from '@/api/objects/command.ts'
import { sessionSchema } from '@/api/objects/session.ts'
import { teamSchema, type Team } from '@/api/objects/team.ts'
import {
  commandsRight,
  isReading,
  readRights,
  sessionKind,
  unlistedTeams,
  type LeaverFound,
  type LeaverViewer,
  type Part,
} from './leaver-found.ts'
import { callsOf, planLeaver } from './leaver-plan.ts'
import { FIRST_CHOICES, STEPS, type LeaverChoices, type StepId } from './leaver-step.ts'
import { bot, token, user, userId } from './test-objects.ts'

const ALL = [
  'manage_system edit_other_users manage_roles sysconsole_write_user_management_users',
  'sysconsole_read_user_management_users read_user_access_token revoke_user_access_token read_others_bots',
  'manage_others_bots remove_user_from_team list_public_teams list_private_teams',
].flatMap((line) => line.split(' '))

function viewer(without: readonly string[] = []): LeaverViewer {
  const permissions = new Set(ALL.filter((one) => !without.includes(one)))
  return { id: userId('ada'), permissions, teams: new Map(), commandPermission: 'manage_own_slash_commands' }
}

function read<T>(rows: readonly T[]): Part<{ rows: readonly T[]; unreadable: number }> {
  return { state: 'read', value: { rows, unreadable: 0 } }
}

function team(name: string, facts: Record<string, unknown> = {}): Team {
  return v.parse(teamSchema, { id: name.padEnd(26, 'g'), display_name: name, name, ...facts })
}

const session = (facts: Record<string, unknown> = {}) =>
  v.parse(sessionSchema, { id: 's'.repeat(26), user_id: userId('leo'), ...facts })

const NOTHING: LeaverFound = {
  tokens: read([]),
  sessions: read([]),
  bots: read([]),
  botTokens: read([]),
  commands: {
    state: 'read',
    value: { rows: [], unreadable: 0, teams: 0, done: 0, isOff: false, unlisted: null, refused: [], failed: [] },
  },
  teams: read([]),
  admins: { state: 'read', value: [] },
}

function plan(facts: {
  found?: Partial<LeaverFound>
  choices?: Partial<LeaverChoices>
  person?: Record<string, unknown>
  without?: readonly string[]
}) {
  const steps = planLeaver({
    person: user('leo', facts.person),
    found: { ...NOTHING, ...facts.found },
    viewer: viewer(facts.without),
    choices: { ...FIRST_CHOICES, ...facts.choices },
  })
  const step = (id: StepId) => steps.find((one) => one.id === id)
  return { steps, step, words: (id: StepId) => step(id)?.items.map((item) => item.words) }
}

describe('the plan', () => {
  it('keeps its order, and does nothing where nothing is', () => {
    const { steps, step } = plan({})
    expect(steps.map(({ id }) => id)).toEqual(STEPS)
    expect(callsOf(steps)).toBe(2)
    expect(step('deactivate')?.state).toBe('do')
    // Nobody can tell whether a sign-in comes between.
    expect(step('sessions')?.state).toBe('do')
    for (const id of ['sign-out', 'tokens', 'bots', 'commands', 'roles', 'teams'] as const) {
      expect(step(id)?.state).toBe('nothing')
    }
  })

  it('has nothing to do for the account of somebody deactivated, but revokes what sleeps', () => {
    const { step, steps } = plan({ person: { delete_at: 5 }, found: { tokens: read([token('backup', 'leo')]) } })
    expect(step('deactivate')).toMatchObject({ state: 'nothing', reason: 'Deactivated already' })
    expect(step('sessions')?.state).toBe('nothing')
    expect(callsOf(steps)).toBe(1)
  })

  it('revokes all tokens, or disables those that work', () => {
    const tokens = read([token('backup', 'leo'), token('old', 'leo', { is_active: false, description: ' ' })])
    expect(plan({ found: { tokens } }).words('tokens')).toEqual([
      'Revoke the token “backup”',
      `Revoke the token “${'old'.padEnd(26, 't')}”`,
    ])
    expect(plan({ found: { tokens }, choices: { tokens: 'disable' } }).words('tokens')).toEqual([
      'Disable the token “backup”',
    ])
  })

  it('takes nothing that could not be read for nothing', () => {
    const failed = { state: 'failed', error: new Error('no') } as const
    const refused = { state: 'refused', missing: 'read_others_bots' } as const
    const { step } = plan({
      found: { tokens: failed, bots: refused, commands: failed, teams: failed, sessions: failed },
    })
    expect(step('tokens')).toMatchObject({ state: 'barred', reason: 'It could not be read' })
    expect(step('bots')).toMatchObject({
      state: 'barred',
      reason: 'Not allowed: needs the permission read_others_bots',
    })
    expect(step('commands')?.state).toBe('barred')
    expect(step('teams')?.state).toBe('barred')
    // Ending sessions takes no list of them.
    expect(step('sign-out')?.state).toBe('do')
  })

  it('does not say that all is done where rows could not be read, and does what it can', () => {
    const unreadable = <T>(rows: readonly T[]) => ({ state: 'read', value: { rows, unreadable: 2 } }) as const
    const none = plan({ found: { tokens: unreadable([]), bots: unreadable([]), teams: unreadable([]) } })
    for (const [id, what] of [
      ['tokens', '2 tokens'],
      ['bots', '2 bots'],
    ] as const) {
      expect(none.step(id)).toMatchObject({ state: 'barred', reason: `${what} could not be read` })
    }
    const off = { tokens: unreadable([token('old', 'leo', { is_active: false })]) }
    expect(plan({ found: off, choices: { tokens: 'disable' } }).step('tokens')?.state).toBe('barred')
    const some = plan({ found: { tokens: unreadable([token('backup', 'leo')]) } })
    expect(some.words('tokens')).toHaveLength(1)
    expect(some.step('tokens')).toMatchObject({
      state: 'do',
      leftOut: [{ name: '2 tokens', reason: 'could not be read' }],
    })
  })

  it('wants every bot that is on decided, and a person who is there for it', () => {
    const bots = read([bot('ci', userId('leo')), bot('off', userId('leo'), { delete_at: 4 })])
    const open = (choices: LeaverChoices['bots']) =>
      plan({ found: { bots }, choices: { bots: choices } }).step('bots')?.open
    const ci = userId('ci')
    expect(open({})).toBe('Choose what becomes of one bot.')
    expect(open({ [ci]: { do: 'assign', to: null } })).toBe('Choose who gets the bot.')
    expect(open({ [ci]: { do: 'assign', to: user('robot', { is_bot: true }) } })).toContain('Choose a person')
    expect(open({ [ci]: { do: 'assign', to: user('leo') } })).toContain('who leaves')
    expect(open({ [ci]: { do: 'assign', to: user('dora', { delete_at: 3 }) } })).toContain('deactivated')
    expect(open({ [ci]: { do: 'leave' } })).toBeNull()
    const { words } = plan({ found: { bots }, choices: { bots: { [ci]: { do: 'assign', to: user('nora') } } } })
    expect(words('bots')).toEqual(['Give the bot @ci to @nora'])
    expect(plan({ found: { bots }, without: ['manage_others_bots'] }).step('bots')?.reason).toContain(
      'manage_others_bots',
    )
  })

  it('takes every role but the one that says what kind of account it is, and names strange ones', () => {
    const roles = 'system_user system_user_access_token harbour_auditor'
    const { step, words } = plan({ person: { roles } })
    expect(words('roles')?.[0]).toContain('“harbour_auditor” (unknown to Latchkey); keep “Member”')
    expect(step('roles')?.items[0]?.act).toEqual({ verb: 'set-roles', roles: ['system_user'] })
    expect(plan({ person: { roles: 'system_guest' } }).step('roles')?.state).toBe('nothing')
    expect(plan({ person: { roles }, without: ['manage_roles'] }).step('roles')?.reason).toContain('manage_roles')
  })

  it('never takes the last administrator, nor one of whom that cannot be told', () => {
    const person = { roles: 'system_user system_admin' }
    const of = (admins: LeaverFound['admins']) => plan({ person, found: { admins } })
    const last = of({ state: 'read', value: [user('leo', person)] })
    expect(last.step('roles')?.reason).toContain('last active administrator')
    expect(last.step('deactivate')?.state).toBe('barred')
    const gone = plan({
      person: { ...person, delete_at: 5 },
      found: { admins: { state: 'read', value: [user('ada', person)] } },
    })
    expect(gone.step('roles')?.reason).toContain('Only one active administrator is left')
    expect(of({ state: 'failed', error: null }).step('deactivate')?.reason).toContain('could not be told')
    expect(of({ state: 'read', value: [user('leo', person), user('ada', person)] }).step('roles')?.state).toBe('do')
  })

  it('leaves teams alone unless wanted, and never those of LDAP groups', () => {
    const teams = read([team('quay'), team('customs', { group_constrained: true })])
    expect(plan({ found: { teams } }).step('teams')?.state).toBe('skipped')
    const { step, words } = plan({ found: { teams }, choices: { skipped: {} } })
    expect(words('teams')).toEqual(['Remove from the team quay'])
    expect(step('teams')?.leftOut).toEqual([{ name: 'customs', reason: 'Its members come from LDAP groups' }])
  })

  it('hands somebody of the directory to the directory, skips what is to be skipped, and lists commands', () => {
    const { step } = plan({
      person: { auth_service: 'ldap' },
      found: {
        tokens: read([token('backup', 'leo')]),
        commands: {
          state: 'read',
          value: {
            rows: [
              v.parse(commandSchema, { id: 'c'.repeat(26), team_id: 'g'.repeat(26), trigger: 'tide', token: 'x' }),
            ],
            unreadable: 0,
            teams: 1,
            done: 1,
            isOff: false,
            unlisted: null,
            refused: [],
            failed: [],
          },
        },
      },
      choices: { skipped: { tokens: ' wanted by audit ' } },
    })
    expect(step('deactivate')?.state).toBe('manual')
    expect(step('tokens')).toMatchObject({ state: 'skipped', reason: 'wanted by audit', items: [] })
    expect(step('commands')?.state).toBe('listed')
  })
})

describe('the slash commands of the plan', () => {
  it.each([
    ['teams that are not listed', { unlisted: 'private teams not listed' }, 'Incomplete: private teams not listed'],
    [
      'teams that are not looked at',
      { failed: [{ team: team('acme'), error: null }] },
      'Incomplete: 1 team not looked at',
    ],
    ['rows that could not be read', { unreadable: 2 }, 'Incomplete: some could not be read'],
  ])('are not none where there are %s', (_what, gap, reason) => {
    const { commands } = NOTHING
    if (commands.state !== 'read') throw new Error('read')
    const { step } = plan({ found: { commands: { state: 'read', value: { ...commands.value, ...gap } } } })
    expect(step('commands')).toMatchObject({ state: 'listed', reason })
  })
})

describe('what is found', () => {
  it('is being read as long as a part of it is, and a team of the commands', () => {
    expect(isReading(NOTHING)).toBe(false)
    expect(isReading({ ...NOTHING, teams: { state: 'reading' } })).toBe(true)
    const { commands } = NOTHING
    if (commands.state !== 'read') throw new Error('read')
    expect(
      isReading({ ...NOTHING, commands: { state: 'read', value: { ...commands.value, teams: 2, done: 1 } } }),
    ).toBe(true)
  })

  it('is asked for only with the right to it', () => {
    const rights = readRights(
      viewer(['read_others_bots', 'manage_system', 'list_public_teams', 'list_private_teams']),
      user('leo'),
    )
    expect(rights).toMatchObject({
      tokens: { allowed: true },
      bots: { missing: 'read_others_bots' },
      botTokens: { missing: 'read_others_bots' },
      commands: { missing: 'list_private_teams' },
    })
  })

  it.each([
    [[], null],
    [['list_private_teams'], 'private teams not listed (needs list_private_teams)'],
    [['list_public_teams'], 'public teams not listed (needs list_public_teams)'],
  ])('knows which teams the server leaves out of its list without %j', (without, words) => {
    expect(unlistedTeams(viewer(without))).toBe(words)
  })

  it('takes the right to slash commands as the server calls it', () => {
    const commands = team('acme')
    const old = {
      ...viewer(),
      permissions: new Set(['view_team', 'manage_slash_commands', 'manage_others_slash_commands']),
    }
    expect(commandsRight({ ...old, commandPermission: 'manage_slash_commands' }, commands.id)).toEqual({
      allowed: true,
    })
    expect(commandsRight({ ...old, commandPermission: 'manage_own_slash_commands' }, commands.id)).toEqual({
      allowed: false,
      missing: 'manage_own_slash_commands',
    })
    expect(
      commandsRight(
        { ...viewer(), teams: new Map([[commands.id, old.permissions]]), commandPermission: 'manage_slash_commands' },
        commands.id,
      ),
    ).toEqual({ allowed: true })
  })

  it('knows sessions by what made them', () => {
    expect(sessionKind(session())).toBe('browser')
    expect(sessionKind(session({ device_id: 'apple:1' }))).toBe('mobile')
    expect(sessionKind(session({ is_oauth: true }))).toBe('application')
    expect(sessionKind(session({ props: { user_access_token_id: 't'.repeat(26) } }))).toBe('token')
  })
})
