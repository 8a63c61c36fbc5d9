import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { lastAnnouncement } from './announce.ts'
import { SecretField } from './secret-field.tsx'

const secret = 'x7k2m9qd4fby8tno1wce5hzrua'
let user: ReturnType<typeof userEvent.setup>

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('SecretField', () => {
  it('does not hold the secret in the page until it is shown', async () => {
    render(<SecretField label="Access token" value={secret} />)
    expect(document.body.innerHTML).not.toContain(secret)
    await user.click(screen.getByRole('button', { name: 'Show access token' }))
    const field = screen.getByLabelText<HTMLInputElement>('Access token')
    expect(field.value).toBe(secret)
    expect(field.readOnly).toBe(true)
    expect(field.autocomplete).toBe('off')
    await user.click(screen.getByRole('button', { name: 'Hide access token' }))
    expect(field.value).not.toContain(secret)
  })

  it('copies, says so for two seconds, and announces it', async () => {
    const onCopied = vi.fn()
    render(<SecretField label="Access token" value={secret} onCopied={onCopied} />)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).not.toBeNull()
    expect(await navigator.clipboard.readText()).toBe(secret)
    expect(onCopied).toHaveBeenCalledTimes(1)
    expect(lastAnnouncement().trim()).toBe('Copied')
    act(() => void vi.advanceTimersByTime(2_000))
    expect(screen.getByRole('button', { name: 'Copy' })).not.toBeNull()
  })

  it('shows the secret, to be copied by hand, where the browser refuses', async () => {
    render(<SecretField label="Access token" value={secret} />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'))
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByDisplayValue(secret)).toBe(screen.getByLabelText('Access token'))
    expect(lastAnnouncement().trim()).toBe('Copying is blocked here')
  })
})
