import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createThrottle } from './throttle.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('acts at once the first time, even just after the page began, then no more often than it may, and for the last', () => {
  const act = vi.fn()
  const { call } = createThrottle(100, act)
  call()
  expect(act).toHaveBeenCalledTimes(1)
  call()
  call()
  vi.advanceTimersByTime(99)
  expect(act).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(2)
  call()
  call(true)
  expect(act).toHaveBeenCalledTimes(4)
})

it('forgets what is called off', () => {
  const act = vi.fn()
  const { call, cancel } = createThrottle(100, act)
  call()
  call()
  cancel()
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(1)
})

it('goes on when the clock is set back', () => {
  const act = vi.fn()
  const { call } = createThrottle(100, act)
  call()
  vi.setSystemTime(Date.now() - 3_600_000)
  call()
  vi.advanceTimersByTime(100)
  expect(act).toHaveBeenCalledTimes(2)
})
