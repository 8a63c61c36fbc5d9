import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import * as v from 'valibot'
import { afterEach, expect, it } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { ServerContext, ViewerContext } from '@/components/viewer-context.tsx'
import { user } from '@/domain/test-objects.ts'
import { createQueryClient } from '@/queries/client.ts'
import { serverFactsOf } from '@/queries/server.ts'
import { MfaCoverageBody } from './mfa-coverage-body.tsx'

const SERVER = serverFactsOf(v.parse(clientConfigSchema, { EnableMultifactorAuthentication: 'true' }), '11.10.0')
const ADA = user('ada', { roles: 'system_user system_admin', mfa_active: true })
const OTHERS = Array.from({ length: 199 }, (_, at) => user(`person${at}x`, { mfa_active: true }))
const EVERY = 'Every system administrator has a second factor'
const SO_FAR = 'No system administrator without a second factor so far'

afterEach(putAway)

/** The card where `answers` gives the pages of people, by their number; none for one that does not come. */
function open(answers: (page: number) => unknown) {
  serveBy((path) => {
    const page = /^\/users\?.*\bpage=(\d+)/.exec(path)?.[1]
    return page === undefined ? [] : answers(Number(page))
  })
  const viewer = { user: ADA, roles: [], system: new Set(['manage_system']), teams: new Map() }
  render(
    <MemoryRouter>
      <ViewerContext value={viewer}>
        <ServerContext value={SERVER}>
          <QueryClientProvider client={createQueryClient()}>
            <MfaCoverageBody onFollow={() => undefined} />
          </QueryClientProvider>
        </ServerContext>
      </ViewerContext>
    </MemoryRouter>,
  )
  return { click: (name: string) => userEvent.click(screen.getByRole('button', { name })) }
}

it('says of every administrator that they have a second factor only when everybody was read', async () => {
  let release = () => {}
  const second = new Promise<unknown>((resolve) => {
    release = () => resolve([])
  })
  const { click } = open((page) => (page === 0 ? [ADA, ...OTHERS] : second))
  await click('Read everybody')
  expect(await screen.findByText(SO_FAR)).toBeTruthy()
  expect(screen.queryByText(EVERY)).toBeNull()
  await click('Stop')
  expect(await screen.findByText('Partial: 200 people were read')).toBeTruthy()
  expect(screen.getByText(SO_FAR)).toBeTruthy()
  expect(screen.queryByText(EVERY)).toBeNull()
  release()
  // The words, not the sign beside the time.
  await userEvent.click(screen.getByText('Read everybody again'))
  expect(await screen.findByText(EVERY)).toBeTruthy()
  expect(screen.queryByText(SO_FAR)).toBeNull()
})

it('stopped before anybody came, can be read again, and shows then what comes', async () => {
  let isThere = false
  const { click } = open((page) => (isThere && page === 0 ? [ADA, ...OTHERS] : undefined))
  await click('Read everybody')
  await click('Stop')
  expect(await screen.findByText('Partial: 0 people were read')).toBeTruthy()
  isThere = true
  await click('Read everybody again')
  // The next page does not come: it is not over.
  expect(await screen.findByText(SO_FAR)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy()
})
