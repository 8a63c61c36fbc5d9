import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { refusal, serve } from '@/api/fake-fetch.ts'
import { teamIdSchema } from '@/api/ids.ts'
import { user } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { actOnLeaver } from './leaver.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const leaveTeam = () => {
  const act = { verb: 'leave-team', teamId: v.parse(teamIdSchema, 't'.repeat(26)) } as const
  return actOnLeaver(createQueryClient(), user('dora'), act, new AbortController().signal)
}

it('of a team with no trace of the person there is nothing left to leave', async () => {
  serve(refusal(400, 'api.team.remove_user_from_team.missing.app_error'))
  await expect(leaveTeam()).resolves.toBeUndefined()
  serve(refusal(400, 'api.team.remove_member.group_constrained.app_error'))
  await expect(leaveTeam()).rejects.toMatchObject({ kind: 'invalid' })
})
