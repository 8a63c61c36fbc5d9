import { act, fireEvent, render, screen } from '@testing-library/react'
import { createBrowserRouter, Outlet, RouterProvider, useNavigate, useSearchParams } from 'react-router'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { noteLeaving } from './leaving.ts'
import { useSearchText } from './use-search-text.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function List() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const box = useSearchText(params.get('q') ?? '', (q) => void navigate(`/list?q=${q}`, { replace: true }))
  return (
    <>
      <input aria-label="Search" value={box.text} onChange={(event) => box.change(event.target.value)} />
      <Outlet />
    </>
  )
}

/** A list with a row to open, which takes until `arrive` is called. */
function listWithSlowRow() {
  let arrive = (): void => undefined
  const arrival = new Promise<null>((resolve) => {
    arrive = () => resolve(null)
  })
  history.replaceState(null, '', '/list')
  const router = createBrowserRouter([
    {
      path: '/list',
      Component: List,
      children: [{ path: 'row', loader: () => arrival, element: <p>the row</p> }],
    },
  ])
  onTestFinished(() => router.dispose())
  render(<RouterProvider router={router} />)
  return { router, arrive }
}

async function type(text: string): Promise<void> {
  await act(async () => {
    fireEvent.change(screen.getByLabelText('Search'), { target: { value: text } })
  })
}

async function rest(): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(1000))
}

it('writes to the address when typing rests', async () => {
  const { router } = listWithSlowRow()
  await type('walk')
  expect(router.state.location.search).toBe('')
  await rest()
  expect(router.state.location.search).toBe('?q=walk')
})

it('does not call back whoever opens a row right after typing', async () => {
  const { router, arrive } = listWithSlowRow()
  await type('walk')
  await act(async () => void router.navigate('/list/row'))
  await rest()
  arrive()
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(router.state.location.pathname).toBe('/list/row')
  expect(screen.getByText('the row')).toBeDefined()
})

it('keeps what is typed when a link is followed that was drawn before the address said it, not when one says other words', async () => {
  const { router, arrive } = listWithSlowRow()
  const stop = router.subscribe(({ navigation }) => noteLeaving(navigation.state !== 'idle'))
  const box = screen.getByLabelText<HTMLInputElement>('Search')
  await type('walk')
  await act(async () => {
    await vi.advanceTimersByTimeAsync(250)
    expect(router.state.location.search).toBe('?q=walk')
    void router.navigate('/list/row')
  })
  await act(async () => arrive())
  expect(box.value).toBe('walk')
  await rest()
  expect(router.state.location.search).toBe('?q=walk')

  await act(async () => void router.navigate('/list'))
  expect(box.value).toBe('')
  stop()
})

it('writes over no entry of the history but the one it is drawn for', async () => {
  const { router } = listWithSlowRow()
  await act(async () => void router.navigate('/list?sort=name'))
  await type('walk')
  history.pushState(null, '', '/list?sort=owner')
  await rest()
  expect(location.search).toBe('?sort=owner')
})
