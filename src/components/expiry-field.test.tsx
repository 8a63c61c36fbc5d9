import { act, render, screen } from '@testing-library/react'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { featuresOf } from '@/domain/server-features.ts'
import { dayOf } from '@/domain/token-expiry.ts'
import { formatMinute } from '@/lib/format.ts'
import { ExpiryField } from './expiry-field.tsx'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FEATURES = featuresOf('11.10.0', v.parse(clientConfigSchema, {}))

beforeEach(() => {
  // A noon in summer: no day near it begins or ends within the next minutes, or has another number of hours.
  vi.useFakeTimers({ now: new Date(2026, 5, 1, 12) })
})

afterEach(() => {
  vi.useRealTimers()
})

function open(presetId: string) {
  return render(
    <ExpiryField features={FEATURES} choice={{ presetId, day: '' }} onChange={() => undefined} error={null} />,
  )
}

it('tells the end that would be sent now, to the minute, however long it has been open', () => {
  const { unmount } = open('7d')
  const told = () => screen.getByText(/^Ends /).textContent
  const first = told()
  expect(first).toBe(`Ends ${formatMinute(Date.now() + 7 * DAY)}.`)
  act(() => void vi.advanceTimersByTime(20 * MINUTE))
  expect(told()).toBe(`Ends ${formatMinute(Date.now() + 7 * DAY)}.`)
  expect(told()).not.toBe(first)
  unmount()
})

it('offers no day that is over by now', () => {
  const { unmount } = open('day')
  const field = screen.getByLabelText('Last day')
  const yesterday = field.getAttribute('min')
  act(() => void vi.advanceTimersByTime(DAY))
  expect(field.getAttribute('min')).toBe(dayOf(Date.now()))
  expect(field.getAttribute('min')).not.toBe(yesterday)
  unmount()
})
