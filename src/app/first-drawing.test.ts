import { createMemoryRouter, type RouteObject } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
})

afterEach(() => vi.useRealTimers())

/** Whether the page may be drawn, `ms` after the first navigation began. */
async function isReadyAfter(ms: number, reading: Promise<unknown>): Promise<boolean> {
  const { noteRead, readyToDraw } = await import('./first-drawing.ts')
  const routes: RouteObject[] = [
    {
      path: '/',
      loader: () => {
        noteRead(reading)
        return null
      },
    },
  ]
  const ready = vi.fn()
  void readyToDraw(createMemoryRouter(routes)).then(ready)
  await vi.advanceTimersByTimeAsync(ms)
  return ready.mock.calls.length > 0
}

it('waits for what the page reads, where that is here in an instant', async () => {
  const inTenMs = () => new Promise((resolve) => setTimeout(resolve, 10))
  expect(await isReadyAfter(9, inTenMs())).toBe(false)
  vi.resetModules()
  expect(await isReadyAfter(11, inTenMs())).toBe(true)
})

it('waits no longer than an instant', async () => {
  expect(await isReadyAfter(29, new Promise(() => {}))).toBe(false)
  vi.resetModules()
  expect(await isReadyAfter(31, new Promise(() => {}))).toBe(true)
})
