import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'

import { IconButton } from './icon-button.tsx'
import { MoreIcon } from './icons.ts'
import type { MenuItem } from './menu-types.ts'
import { Menu } from './menu.tsx'

// jsdom has no layout; Radix asks for these while placing a menu.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false

const show = (items: MenuItem[]) => render(<Menu trigger={<IconButton icon={MoreIcon} label="More" />} items={items} />)

describe('Menu', () => {
  it('is only its button until it is pressed, then opens with the dangerous items last', async () => {
    show([{ label: 'Revoke', tone: 'danger' }, { label: 'Copy id' }])
    const button = screen.getByRole('button', { name: 'More' })
    expect(button.getAttribute('aria-haspopup')).toBe('menu')
    await userEvent.click(button)
    const items = await screen.findAllByRole('menuitem')
    expect(items.map((item) => item.textContent)).toEqual(['Copy id', 'Revoke'])
    expect(document.querySelectorAll('style').length).toBe(0)
  })

  it('keeps a denied item in reach, with its reason, and does nothing', async () => {
    const onSelect = vi.fn()
    show([{ label: 'Rotate', disabledReason: 'This server is older than 11.10', onSelect }])
    await userEvent.click(screen.getByRole('button', { name: 'More' }))
    const item = await screen.findByRole('menuitem', { name: /Rotate.*older than 11.10/ })
    await userEvent.click(item)
    expect(onSelect).not.toHaveBeenCalled()
    expect(screen.queryByRole('menu')).not.toBeNull()
  })

  it('does what was chosen, and closes', async () => {
    const onSelect = vi.fn()
    show([{ label: 'Disable', onSelect }])
    await userEvent.click(screen.getByRole('button', { name: 'More' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Disable' }))
    expect(onSelect).toHaveBeenCalledTimes(1)
    await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  })

  it('gives the focus back with Escape, before any other key can come, and leaves it where it went afterwards', async () => {
    render(
      <>
        <Menu trigger={<IconButton icon={MoreIcon} label="More" />} items={[{ label: 'Copy id' }]} />
        <input aria-label="Search" />
      </>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'More' }))
    fireEvent.keyDown(await screen.findByRole('menuitem'), { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }))
    screen.getByRole('textbox').focus()
    // Radix does its part in a timer of its own, set before this one.
    await new Promise((resolve) => setTimeout(resolve))
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
  })
})
