import { render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { RootErrorBoundary } from './boundaries.tsx'

afterEach(() => {
  vi.restoreAllMocks()
})

function open(address: string, path: string) {
  const router = createMemoryRouter(
    [{ ErrorBoundary: RootErrorBoundary, children: [{ path, element: <p>The page for what is not there</p> }] }],
    { initialEntries: [address] },
  )
  render(<RouterProvider router={router} />)
  return router
}

it.each(['/%0a', '/users/x/%0D%0Ay', '/%e2%80%a8'])('%s leads to the page for what is not there', async (address) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const router = open(`${address}?q=1#top`, '*')
  await screen.findByText('The page for what is not there')
  const { pathname, search, hash } = router.state.location
  expect(decodeURIComponent(pathname).toLowerCase()).toBe(address.toLowerCase())
  expect(search + hash).toBe('?q=1#top')
})

it('says that there is nothing where even that page is not to be had', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  open('/%0a', '/somewhere')
  await screen.findByRole('heading', { name: 'There is nothing at this address' })
})
