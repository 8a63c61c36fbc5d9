import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'

import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

function Page({ dismissible, onClose }: { dismissible?: boolean; onClose?: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Open</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => {
          onClose?.()
          setIsOpen(false)
        }}
        dismissible={dismissible}
        title="Revoke 3 tokens"
        description="They stop working at once."
        footer={
          <>
            <Button data-autofocus onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
            <Button variant="danger">Revoke 3 tokens</Button>
          </>
        }
      >
        <input aria-label="Word" />
      </Dialog>
    </>
  )
}

const open = () => userEvent.click(screen.getByRole('button', { name: 'Open' }))

/** Radix takes the pointer from everything outside; a person's press lands there all the same. */
function pressOutside() {
  const scrim = document.querySelector('[data-scrim]')
  return userEvent.setup({ pointerEventsCheck: 0 }).click(scrim ?? document.body)
}

describe('Dialog', () => {
  it('is named and described, and gives the focus to what asks for it', async () => {
    render(<Page />)
    await open()
    const dialog = screen.getByRole('dialog', { name: 'Revoke 3 tokens' })
    expect(dialog.getAttribute('aria-describedby')).not.toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }))
  })

  it('closes on Escape and gives the focus back to what opened it', async () => {
    const onClose = vi.fn()
    render(<Page onClose={onClose} />)
    await open()
    await userEvent.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('dialog')).toBeNull()
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' })))
  })

  it('closes on a press outside', async () => {
    render(<Page />)
    await open()
    await pressOutside()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('that is not dismissible stays through Escape and a press outside, and has no cross', async () => {
    const onClose = vi.fn()
    render(<Page dismissible={false} onClose={onClose} />)
    await open()
    await userEvent.keyboard('{Escape}')
    await pressOutside()
    expect(onClose).not.toHaveBeenCalled()
    expect(screen.getByRole('dialog')).not.toBeNull()
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull()
  })

  it('writes no style sheet into the page, which the content policy would report', async () => {
    const before = document.querySelectorAll('style').length
    render(<Page />)
    await open()
    expect(document.querySelectorAll('style').length).toBe(before)
  })
})
