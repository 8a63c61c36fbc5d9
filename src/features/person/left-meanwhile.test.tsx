import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { OK, putAway, refusal, serveBy } from '@/api/fake-fetch.ts'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { ServerContext } from '@/components/viewer-context.tsx'
import { user } from '@/domain/test-objects.ts'
import { deferred } from '@/lib/deferred.ts'
import { createQueryClient } from '@/queries/client.ts'
import { serverFactsOf } from '@/queries/server.ts'
import { toast } from '@/ui/toast-store.ts'
import { AttemptsPanel } from './attempts-panel.tsx'
import { MethodDialog } from './method-dialog.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { PersonContext } from './person-context.ts'
import { PicturePanel } from './picture-panel.tsx'
import { factsOf } from './test-facts.ts'

vi.mock('./use-picture-file.ts', () => ({
  usePictureFile: () => ({
    choice: {
      state: 'ready',
      picture: { file: new File(['x'], 'tom.png'), kind: 'PNG', isAnimated: false, bitmap: {} },
    },
    choose: () => {},
    clear: () => {},
  }),
}))

const TOM = user('tom', { failed_attempts: 3 })
const PERSON = factsOf(TOM)
const SERVER = serverFactsOf(v.parse(clientConfigSchema, {}), '11.10.0')

// jsdom cannot draw.
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)

afterEach(() => {
  toast.clear()
  putAway()
})

/** Shows what stands on a tab, after another page. */
function show(Part: () => ReactElement) {
  const paths = ['/before', '/tab']
  const routes = paths.map((path) => ({ path, element: path === '/tab' ? <Part /> : null }))
  const router = createMemoryRouter(routes, { initialEntries: paths })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ServerContext value={SERVER}>
        <PersonContext value={PERSON}>
          <RouterProvider router={router} />
        </PersonContext>
      </ServerContext>
    </QueryClientProvider>,
  )
  return router
}

/** A server that answers at `path` only when told to. */
function serveLate(path: string, answer: () => unknown): () => void {
  const held = deferred()
  serveBy(async (asked) => {
    if (!asked.endsWith(path)) return TOM
    await held.promise
    return answer()
  })
  return held.resolve
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const fill = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const refused = () => refusal(403, 'api.context.permissions.app_error')
const told = () => toast.getSnapshot().map(({ title }) => title)

it.each([
  ['Send reset mail', PasswordPanel, '/reset/send', 'Reset mail asked for', 'The reset mail was not sent'],
  [
    'Reset attempts',
    AttemptsPanel,
    '/reset_failed_attempts',
    'Failed attempts forgotten',
    'Failed attempts were not reset',
  ],
  ['Replace picture', PicturePanel, '/image', 'Picture replaced', 'The picture was not replaced'],
])('what comes of “%s” is told also where the tab was left', async (button, panel, path, done, failed) => {
  for (const [answer, words] of [
    [() => OK, done],
    [refused, failed],
  ] as const) {
    toast.clear()
    const resolve = serveLate(path, answer)
    const router = show(panel)
    press(button)
    await act(async () => router.navigate(-1))
    expect(screen.queryByRole('button', { name: button })).toBeNull()
    resolve()
    await vi.waitFor(() => expect(told()).toEqual([words]))
    cleanup()
  }
  // Another try, from wherever one is.
  serveBy(() => OK)
  const [failure] = toast.getSnapshot()
  toast.clear()
  failure?.onRetry?.()
  await vi.waitFor(() => expect(told()).toEqual([done]))
})

it.each([
  [
    'Set password',
    () => <PasswordDialog onClose={() => {}} />,
    '/password',
    () => fill('New password', 'Correct-horse-9'),
  ],
  [
    'Change method',
    () => <MethodDialog user={TOM} services={[{ id: 'ldap', words: 'AD/LDAP', data: '' }]} onClose={() => {}} />,
    '/auth',
    () => {
      fill('Sign-in id', 'tom')
      fill(/^Type/, 'tom')
    },
  ],
])('“%s” waits for its answer before it is left, and tells it', async (button, form, path, type) => {
  const resolve = serveLate(path, refused)
  const router = show(form)
  type()
  press(button)
  await act(async () => router.navigate(-1))
  expect(router.state.location.pathname).toBe('/tab')
  resolve()
  await screen.findByRole('alert')
  expect(router.state.location.pathname).toBe('/tab')
  await act(async () => router.navigate(-1))
  expect(router.state.location.pathname).toBe('/before')
  cleanup()
})
