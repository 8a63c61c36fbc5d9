import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { assignBot, disableBot } from '../../src/api/bot-writes.ts'
import { listCommandsOfTeam } from '../../src/api/commands.ts'
import { parseUserId } from '../../src/api/ids.ts'
import { signIn } from '../../src/api/login.ts'
import { listTeams, removeTeamMember } from '../../src/api/team-lists.ts'
import { DEMO_PASSWORD } from '../../src/demo-server/data/demo-people.ts'
import { createDemoServer, type DemoServer } from '../../src/demo-server/server.ts'
import { BrowserStandIn } from './browser-stand-in.ts'

let demo: DemoServer

const signInAs = (loginId: string) => signIn({ loginId, password: DEMO_PASSWORD })

beforeEach(() => {
  demo = createDemoServer({ data: 'company', clock: () => Date.UTC(2025, 10, 3, 9) })
  const browser = new BrowserStandIn(demo)
  vi.stubGlobal('fetch', browser.fetch)
  vi.stubGlobal('document', browser.document)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('what somebody leaves behind', () => {
  it('bots change hands, memberships end, commands are told without their tokens', async () => {
    const ada = await signInAs('ada')
    const tom = demo.state.userByName('tom')
    const bot = [...demo.state.bots.values()].find((one) => one.owner_id === tom?.id)
    const membership = demo.state.membershipsOf(tom?.id ?? '').find((one) => one.delete_at === 0)
    const botId = parseUserId(bot?.user_id ?? '')
    const tomId = parseUserId(tom?.id ?? '')
    const teams = await listTeams({ page: 0, perPage: 200 })
    const team = teams.rows.find((one) => one.id === membership?.team_id)
    if (!bot || !membership || !botId || !tomId || !team) throw new Error('tom has less than he should')
    await assignBot(botId, ada.id)
    expect(bot.owner_id).toBe(ada.id)
    await expect(assignBot(botId, botId)).rejects.toMatchObject({ kind: 'forbidden' })
    await disableBot(botId)
    expect(bot.delete_at).toBeGreaterThan(0)
    const commands = (await listCommandsOfTeam(team.id)).rows
    expect(commands.map(({ trigger, creator_id }) => [trigger, creator_id])).toContainEqual(['build', tomId])
    expect(commands.filter((command) => 'token' in command)).toEqual([])
    await removeTeamMember(team.id, tomId)
    expect(membership.delete_at).toBeGreaterThan(0)
    const ended = membership.delete_at
    await removeTeamMember(team.id, tomId)
    expect(membership.delete_at).toBeGreaterThan(ended)
    const never = teams.rows.find((one) => !demo.state.membership(one.id, tomId) && !one.group_constrained)
    if (!never) throw new Error('tom has been in every team')
    await expect(removeTeamMember(never.id, tomId)).rejects.toMatchObject({
      kind: 'invalid',
      id: 'api.team.remove_user_from_team.missing.app_error',
    })
    const customs = teams.rows.find((one) => one.group_constrained)
    if (!customs) throw new Error('no team of LDAP groups')
    await expect(removeTeamMember(customs.id, tomId)).rejects.toMatchObject({ kind: 'invalid' })
    await signInAs('alice')
    await expect(removeTeamMember(team.id, ada.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(disableBot(botId)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(listCommandsOfTeam(team.id)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
