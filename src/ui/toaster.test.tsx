import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { toast, type ToastOptions } from './toast-store.ts'
import { Toaster } from './toaster.tsx'

// jsdom has no layout.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  vi.useFakeTimers()
  render(<Toaster />)
})

afterEach(() => {
  act(() => toast.clear())
  vi.useRealTimers()
})

const show = (options: ToastOptions) => act(() => void toast.show(options))
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

describe('Toaster', () => {
  it('speaks politely, and takes what is finished away by itself', () => {
    show({ title: 'Token disabled' })
    expect(screen.getByText('Token disabled').closest('[aria-live="polite"]')).not.toBeNull()
    pass(6_000)
    expect(screen.queryByText('Token disabled')).toBeNull()
  })

  it('keeps an error until it is closed, with its details and another try', () => {
    const onRetry = vi.fn()
    show({ tone: 'danger', title: '2 tokens were not revoked', details: 'api.context.permissions.app_error', onRetry })
    pass(600_000)
    fireEvent.click(screen.getByRole('button', { name: 'Details' }))
    expect(screen.getByText('api.context.permissions.app_error').hidden).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(onRetry).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('2 tokens were not revoked')).toBeNull()
  })

  it('offers undo for ten seconds, once', () => {
    const onUndo = vi.fn()
    show({ title: 'Token disabled', onUndo })
    pass(9_900)
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(onUndo).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('Token disabled')).toBeNull()
  })

  it('lets the time stand still under the pointer', () => {
    show({ title: 'Token disabled', onUndo: () => {} })
    pass(9_000)
    const card = screen.getByRole('listitem')
    fireEvent.pointerEnter(card)
    pass(60_000)
    expect(screen.queryByText('Token disabled')).not.toBeNull()
    fireEvent.pointerLeave(card)
    pass(1_000)
    expect(screen.queryByText('Token disabled')).toBeNull()
  })

  it('replaces a toast of the same id and shows five at most, errors last to go', () => {
    show({ id: 'sweep', title: 'Read 200' })
    show({ id: 'sweep', title: 'Read 400' })
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
    show({ tone: 'danger', title: 'Failed' })
    for (const number of [1, 2, 3, 4, 5]) show({ title: `Done ${number}` })
    expect(screen.getAllByRole('listitem')).toHaveLength(5)
    expect(screen.queryByText('Failed')).not.toBeNull()
  })

  it('goes to the newest toast on F8 and closes it on Escape', () => {
    show({ tone: 'danger', title: 'Failed' })
    fireEvent.keyDown(document.body, { key: 'F8' })
    const close = screen.getByRole('button', { name: 'Close' })
    expect(document.activeElement).toBe(close)
    fireEvent.keyDown(close, { key: 'Escape' })
    expect(screen.queryByText('Failed')).toBeNull()
  })
})
