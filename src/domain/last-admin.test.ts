import { expect, it } from 'vitest'
import { wouldLeaveNoAdmin } from './last-admin.ts'
import { user } from './test-objects.ts'

it('tells whether anybody would be left', () => {
  const [ada, mona, tom] = [user('ada'), user('mona'), user('tom')]
  expect(wouldLeaveNoAdmin([ada], new Set([ada.id]))).toBe(true)
  expect(wouldLeaveNoAdmin([ada, mona], new Set([ada.id]))).toBe(false)
  expect(wouldLeaveNoAdmin([ada, mona], new Set([ada.id, mona.id, tom.id]))).toBe(true)
  // Who is none takes nothing away, and where there is none there is nothing to lose.
  expect(wouldLeaveNoAdmin([ada], new Set([tom.id]))).toBe(false)
  expect(wouldLeaveNoAdmin([], new Set([tom.id]))).toBe(false)
})
