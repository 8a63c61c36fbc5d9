import { act, render, screen } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it } from 'vitest'
import { useLeaveGuard } from './use-leave-guard.ts'

/** What is done from outside. */
const acts = { openDialog: () => {}, save: () => {} }
let whenSaved: 'stay' | 'leave'

function Editor() {
  const [isChanged, setIsChanged] = useState(true)
  useEffect(() => {
    acts.save = () => setIsChanged(false)
  }, [])
  const guard = useLeaveGuard(isChanged, whenSaved)
  return guard ? (
    <>
      <button onClick={guard.stay}>Stay</button>
      <button onClick={guard.leave}>Leave</button>
    </>
  ) : (
    <p>nothing is held up</p>
  )
}

/** Nothing was typed into it. */
function UntouchedDialog() {
  useLeaveGuard(false, 'leave')
  return <p>dialog</p>
}

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    acts.openDialog = () => setIsOpen(true)
  }, [])
  return (
    <>
      <Editor />
      {isOpen && <UntouchedDialog />}
    </>
  )
}

/** The editor's page with something unsaved, after Back was pressed. */
async function leaving(hasDialog: boolean, whenOver: 'stay' | 'leave' = 'leave') {
  whenSaved = whenOver
  const router = createMemoryRouter(
    [
      { path: '/before', element: <p>elsewhere</p> },
      { path: '/editor', Component: Page },
    ],
    { initialEntries: ['/before', '/editor'] },
  )
  const { unmount } = render(<RouterProvider router={router} />)
  await screen.findByText('nothing is held up')
  if (hasDialog) act(() => acts.openDialog())
  await act(async () => router.navigate(-1))
  return { router, unmount }
}

it.each([false, true])(
  'holds up Back while something is unsaved (an untouched dialog over it: %s)',
  async (hasDialog) => {
    const { router, unmount } = await leaving(hasDialog)
    expect(router.state.location.pathname).toBe('/editor')
    await act(async () => screen.getByText('Stay').click())
    expect(router.state.location.pathname).toBe('/editor')
    expect(screen.getByText('nothing is held up')).toBeDefined()
    await act(async () => router.navigate(-1))
    await act(async () => screen.getByText('Leave').click())
    expect(router.state.location.pathname).toBe('/before')
    unmount()
  },
)

it.each([
  ['stay', '/editor'],
  ['leave', '/before'],
] as const)('when there is nothing to hold it up any more: %s', async (whenOver, place) => {
  const { router, unmount } = await leaving(true, whenOver)
  await act(async () => acts.save())
  expect(router.state.location.pathname).toBe(place)
  await act(async () => router.navigate('/before'))
  expect(router.state.location.pathname).toBe('/before')
  unmount()
})
