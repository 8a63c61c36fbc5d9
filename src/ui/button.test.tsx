import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { FormEvent } from 'react'
import { describe, expect, it, vi } from 'vitest'

import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { RefreshIcon } from './icons.ts'

const reason = 'Needs the permission revoke_user_access_token'

describe('Button', () => {
  it('that is denied keeps the focus and says why, and does nothing by pointer or key', async () => {
    const act = vi.fn()
    render(
      <Button disabledReason={reason} onClick={act}>
        Revoke
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Revoke', description: reason })
    await userEvent.tab()
    expect(document.activeElement).toBe(button)
    await userEvent.click(button)
    await userEvent.keyboard('{Enter} ')
    expect(act).not.toHaveBeenCalled()
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.hasAttribute('disabled')).toBe(false)
  })

  it('that is denied stops its form from being sent, also by Enter in a field', async () => {
    const send = vi.fn((event: FormEvent) => event.preventDefault())
    render(
      <form onSubmit={send}>
        <input aria-label="Name" />
        <Button type="submit" disabledReason={reason}>
          Send
        </Button>
      </form>,
    )
    await userEvent.type(screen.getByLabelText('Name'), 'tom{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(send).not.toHaveBeenCalled()
  })

  it('that is busy keeps its name and does not act twice', async () => {
    const act = vi.fn()
    const { rerender } = render(<Button onClick={act}>Sign in</Button>)
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    rerender(
      <Button onClick={act} isBusy>
        Sign in
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Sign in' })
    await userEvent.click(button)
    expect(act).toHaveBeenCalledTimes(1)
    expect(button.getAttribute('aria-busy')).toBe('true')
  })
})

it('an icon button has its label for a name, and the reason for a tooltip when it is denied', () => {
  const { rerender } = render(<IconButton icon={RefreshIcon} label="Refresh" />)
  expect(screen.getByRole('button', { name: 'Refresh' }).dataset['tooltip']).toBe('Refresh')
  rerender(<IconButton icon={RefreshIcon} label="Refresh" disabledReason="Offline" />)
  const button = screen.getByRole('button', { name: 'Refresh', description: 'Offline' })
  expect(button.dataset['tooltip']).toBe('Offline')
})
