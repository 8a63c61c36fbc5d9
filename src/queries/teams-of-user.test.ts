import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { putAway, refusal, serveBy } from '@/api/fake-fetch.ts'
import { user } from '@/domain/test-objects.ts'
import { teamsOfUserQuery } from './teams-of-user.ts'

const TEAM = { id: 't'.repeat(26), name: 'harbour', display_name: 'Harbour' }
const MEMBER = { team_id: TEAM.id, user_id: user('ada').id, roles: 'team_user' }

function read(teams: unknown, members: unknown) {
  serveBy((path) => (path.includes('/teams/members') ? members : teams))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return client.fetchQuery(teamsOfUserQuery(user('ada').id, true))
}

afterEach(putAway)

describe('the teams of somebody', () => {
  it('come with what they are in them', async () => {
    const { teams, unreadable } = await read([TEAM], [MEMBER])
    expect(teams).toMatchObject([{ team: { name: 'harbour' }, member: { team_id: TEAM.id } }])
    expect(unreadable).toBe(0)
  })

  it('come each once, though the server names one twice', async () => {
    expect((await read([TEAM, TEAM], [MEMBER, MEMBER])).teams).toMatchObject([{ team: TEAM, member: MEMBER }])
  })

  it('stand without the memberships where the server refuses those', async () => {
    const { teams } = await read([TEAM], refusal(403, 'api.context.permissions.app_error'))
    expect(teams).toMatchObject([{ team: { name: 'harbour' }, member: null }])
  })

  it('that could not be understood are counted', async () => {
    expect(await read([{ id: 7 }, TEAM], [MEMBER])).toMatchObject({ teams: [{ team: TEAM }], unreadable: 1 })
  })

  it('fail when the teams themselves are refused', async () => {
    await expect(read(refusal(403, 'api.context.permissions.app_error'), [MEMBER])).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
