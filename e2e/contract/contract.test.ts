import { describe, expect, it } from 'vitest'
import { createDemoServer } from '../../src/demo-server/server.ts'
import { compare, toRequest } from './replay.ts'
import { readGroups } from './steps.ts'

/**
 * A real Mattermost 11.2 was sent these requests, in this order, beginning with nobody signed up. The demo server is
 * to give the same answers, but for times, words and ids.
 */
let now = Date.UTC(2025, 10, 24, 9, 0, 0)
const names = new Map<string, string>()
const server = createDemoServer({ data: 'empty', version: '11.2', clock: () => now })

for (const { name, steps } of readGroups()) {
  describe(name, () => {
    for (const step of steps) {
      it(step.label, async () => {
        if ('store' in step) {
          const user = server.state.userByName(step.store.username)
          if (!user) throw new Error('Nobody has this username.')
          user.roles = step.store.roles
          return
        }
        // Every request takes its time: nothing that happens later has the same time.
        now += 5 + step.wait
        const answer = await server.fetch(toRequest(step, names, now))
        expect(await compare(step, answer, names)).toBe(null)
      })
    }
  })
}
