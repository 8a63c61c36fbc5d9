import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { formatDateTime } from '@/lib/format.ts'
import { Button } from './button.tsx'
import { startTooltips } from './tooltip.ts'

let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  stop = startTooltips()
})

afterEach(() => {
  stop()
  vi.useRealTimers()
})

const shown = () => screen.queryByRole('tooltip')

function hover(element: Element) {
  fireEvent.pointerOver(element, { pointerType: 'mouse' })
  vi.advanceTimersByTime(400)
}

describe('tooltips', () => {
  it('show on keyboard focus and describe what they belong to', () => {
    render(<button data-tooltip="22 Nov 2026, 14:03:12">3 min ago</button>)
    const button = screen.getByRole('button')
    // From no element: jsdom takes a key on the body for one that moved no focus, if another element had it before.
    fireEvent.keyDown(document.documentElement, { key: 'Tab' })
    button.focus()
    expect(shown()?.textContent).toBe('22 Nov 2026, 14:03:12')
    expect(screen.getByRole('button', { description: '22 Nov 2026, 14:03:12' })).toBe(button)
    button.blur()
    vi.advanceTimersByTime(10)
    expect(shown()).toBeNull()
    expect(button.hasAttribute('aria-describedby')).toBe(false)
  })

  it('tell the exact moment of a time that has no words of its own', () => {
    render(
      <>
        <time dateTime="2026-11-22T14:03:12Z">3 min ago</time>
        <time dateTime="2026-11-22T14:03:12Z" data-tooltip="in other words">
          3 min ago
        </time>
      </>,
    )
    const [plain, worded] = screen.getAllByText('3 min ago')
    if (!plain || !worded) throw new Error('no times')
    hover(plain)
    expect(shown()?.textContent).toBe(formatDateTime(Date.UTC(2026, 10, 22, 14, 3, 12)))
    hover(worded)
    expect(shown()?.textContent).toBe('in other words')
  })

  it('show on hover after a moment and stay while the pointer is on the words', () => {
    render(<span data-tooltip="exact">about</span>)
    const about = screen.getByText('about')
    fireEvent.pointerOver(about, { pointerType: 'mouse' })
    expect(shown()).toBeNull()
    vi.advanceTimersByTime(400)
    expect(shown()?.textContent).toBe('exact')
    fireEvent.pointerOver(document.body, { pointerType: 'mouse' })
    vi.advanceTimersByTime(50)
    const words = shown()
    if (words) fireEvent.pointerOver(words, { pointerType: 'mouse' })
    vi.advanceTimersByTime(5_000)
    expect(shown()).not.toBeNull()
    fireEvent.pointerOver(document.body, { pointerType: 'mouse' })
    vi.advanceTimersByTime(200)
    expect(shown()).toBeNull()
  })

  it('do not come over what their trigger has opened', () => {
    render(
      <button aria-expanded data-tooltip="Actions">
        …
      </button>,
    )
    hover(screen.getByRole('button'))
    expect(shown()).toBeNull()
  })

  it('stand in a modal dialog of the platform, which covers everything else', () => {
    render(
      <dialog open>
        <span data-tooltip="exact">about</span>
      </dialog>,
    )
    hover(screen.getByText('about'))
    expect(screen.getByRole('dialog').contains(shown())).toBe(true)
  })

  it('take Escape for themselves, so that the dialog beneath stays', () => {
    const onKeyDown = vi.fn()
    document.addEventListener('keydown', onKeyDown, true)
    render(<span data-tooltip="exact">about</span>)
    hover(screen.getByText('about'))
    fireEvent.keyDown(screen.getByText('about'), { key: 'Escape' })
    expect(shown()).toBeNull()
    expect(onKeyDown).not.toHaveBeenCalled()
    fireEvent.keyDown(screen.getByText('about'), { key: 'Escape' })
    expect(onKeyDown).toHaveBeenCalledTimes(1)
    document.removeEventListener('keydown', onKeyDown, true)
  })

  it('do not say again what a denied button says itself', () => {
    render(<Button disabledReason="Choose a row first">Disable</Button>)
    const button = screen.getByRole('button')
    const before = button.getAttribute('aria-describedby')
    hover(button)
    expect(shown()?.textContent).toBe('Choose a row first')
    expect(button.getAttribute('aria-describedby')).toBe(before)
  })

  it('do not follow a finger', () => {
    render(<span data-tooltip="exact">about</span>)
    fireEvent.pointerOver(screen.getByText('about'), { pointerType: 'touch' })
    vi.advanceTimersByTime(1_000)
    expect(shown()).toBeNull()
  })
})
