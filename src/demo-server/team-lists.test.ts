import { beforeEach, describe, expect, it } from 'vitest'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import { rowsOf, signIn } from './test-client.ts'
import type { TestClient } from './test-client.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)

describe('people of a team', () => {
  let server: DemoServer
  let ada: TestClient
  let teamId = ''

  beforeEach(async () => {
    server = createDemoServer({ clock: () => START })
    ada = await signIn(server, 'ada')
    teamId = [...server.state.teams.values()].find((team) => team.name === 'quay')?.id ?? ''
  })

  it.each(['in_team', 'not_in_team'])(
    'have an ETag by %s, which changes with who comes and who goes',
    async (filter) => {
      const path = `/users?${filter}=${teamId}`
      const etagNow = async (): Promise<string> => (await ada.get(path)).headers.get('etag') ?? ''
      const first = await etagNow()
      expect(await ada.get(path, { 'if-none-match': first })).toMatchObject({ status: 304, body: '' })
      const [stranger] = rowsOf(await ada.get(`/users?not_in_team=${teamId}`))
      const user_id = stranger?.['id']
      await ada.post(`/teams/${teamId}/members`, { team_id: teamId, user_id })
      const second = await etagNow()
      expect(second).not.toBe(first)
      expect(await ada.get(path, { 'if-none-match': first })).toMatchObject({ status: 200 })
      await ada.delete(`/teams/${teamId}/members/${String(user_id)}`)
      expect(await etagNow()).not.toBe(second)
    },
  )

  it('leave what they were allowed in their membership, which can end again and again', async () => {
    const tess = server.state.userByName('tess')?.id ?? ''
    const path = `/teams/${teamId}/members/${tess}`
    const ended = async () =>
      rowsOf(await ada.get(`/users/${tess}/teams/members`)).find((row) => row['team_id'] === teamId)
    expect(await ada.delete(path)).toMatchObject({ status: 200 })
    const first = await ended()
    expect(first).toMatchObject({ scheme_admin: true, roles: 'team_user team_admin' })
    expect(await ada.delete(path)).toMatchObject({ status: 200 })
    expect(Number((await ended())?.['delete_at'])).toBeGreaterThan(Number(first?.['delete_at']))
    // What is written there allows nothing any more.
    expect(
      await (await signIn(server, 'tess')).delete(`/teams/${teamId}/members/${server.state.userByName('tom')?.id}`),
    ).toMatchObject({ status: 403 })
    const never = [...server.state.teams.keys()].find((id) => !server.state.membership(id, tess))
    expect(await ada.delete(`/teams/${never}/members/${tess}`)).toMatchObject({
      status: 400,
      body: { id: 'api.team.remove_user_from_team.missing.app_error' },
    })
  })

  it('are counted by their roles in it', async () => {
    const count = async (query: string): Promise<unknown> =>
      (await ada.get(`/users/stats/filtered?in_team=${teamId}&include_bots=true&${query}`)).body
    const names = async (roles: string): Promise<unknown[]> =>
      rowsOf(await ada.get(`/users?in_team=${teamId}&active=true&per_page=200&team_roles=${roles}`)).map(
        (row) => row['username'],
      )
    const admins = await names('team_admin')
    expect(admins).toContain('tess')
    expect(await count('team_roles=team_admin')).toEqual({ total_users_count: admins.length })
    const users = await names('team_user')
    expect(await count('team_roles=team_user')).toEqual({ total_users_count: users.length })
    expect(await count('team_roles=Team%20admin')).toMatchObject({ status_code: 400 })
  })
})
