import { act, renderHook } from '@testing-library/react'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { sessionSchema } from '@/api/objects/session.ts'
import { sessionRow } from '@/domain/session-facts.ts'
import { NOW, userId } from '@/domain/test-objects.ts'
import { useSessionSelection } from './use-session-selection.ts'

const row = (name: string) =>
  sessionRow(v.parse(sessionSchema, { id: userId(name), user_id: userId('tom') }), {
    roles: 'system_user',
    tokenNames: new Map(),
    now: NOW,
  })

it('forgets sessions that have ended, by whoever’s hand, once they were read again', () => {
  const { result, rerender } = renderHook(useSessionSelection, { initialProps: [row('phone'), row('laptop')] })
  act(() => result.current.add([userId('phone'), userId('laptop')]))
  // The same ones, as of later.
  rerender([row('phone'), row('laptop')])
  expect(result.current.keys.size).toBe(2)
  rerender([row('laptop'), row('desk')])
  expect([...result.current.keys]).toEqual([userId('laptop')])
})
