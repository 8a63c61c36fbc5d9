import { fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it } from 'vitest'
import { user } from '@/domain/test-objects.ts'
import { PreferencesImportDialog } from './preferences-import-dialog.tsx'

const TOM = user('tom')
const STORED = [{ user_id: TOM.id, category: 'emoji', name: 'emoji_skintone', value: 'default' }]
const acts = { write: () => Promise.resolve(), takeBack: () => {}, tell: () => {} }

/** Chooses a file with one entry of somebody, and waits until it is checked. */
async function choose(owner: string, name: string): Promise<void> {
  const entry = { user_id: user(owner).id, category: 'c', name, value: '1' }
  const files = [new File([JSON.stringify([entry])], 'preferences.json')]
  fireEvent.change(screen.getByLabelText('Choose a file…'), { target: { files } })
  await screen.findByText(`c/${name}`)
}

it('takes what was said of one file for no word on the next', async () => {
  const dialog = <PreferencesImportDialog user={TOM} stored={STORED} acts={acts} onClose={() => {}} />
  render(<RouterProvider router={createMemoryRouter([{ path: '/', element: dialog }])} />)
  await choose('alice', 'hers')
  fireEvent.click(screen.getByRole('button', { name: 'Use for @tom instead' }))
  fireEvent.click(screen.getByRole('checkbox', { name: /^Delete the 1 preference/ }))
  expect(screen.getByRole('button', { name: 'Import 1, delete 1' })).toBeDefined()
  await choose('carol', 'too')
  expect(screen.getByRole('status').textContent).toContain('1 left out')
  expect(screen.getByRole('checkbox', { name: /^Delete the 1 preference/ })).toHaveProperty('checked', false)
})
