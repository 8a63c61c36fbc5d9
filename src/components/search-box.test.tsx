import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler, useState } from 'react'
import { expect, it, vi } from 'vitest'
import { SearchBox } from './search-box.tsx'

function List() {
  const [text, setText] = useState('')
  return (
    <>
      <SearchBox label="Search" placeholder="Anything" text={text} onText={setText} />
      <button type="button" onClick={() => setText('from outside')}>
        Follow a link
      </button>
      <p>{`rows of “${text}”`}</p>
    </>
  )
}

it('hands on what is typed, and follows what comes from elsewhere', async () => {
  render(<List />)
  const box = screen.getByRole('searchbox', { name: 'Search' })
  await userEvent.type(box, 'walk')
  expect(await screen.findByText('rows of “walk”')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Follow a link' }))
  expect(box).toHaveProperty('value', 'from outside')
  await userEvent.type(box, '!')
  expect(await screen.findByText('rows of “from outside!”')).toBeTruthy()
  expect(box).toHaveProperty('value', 'from outside!')
})

it.each([
  ['in one drawing', 0, 1],
  ['one after the other where the key had to wait', 100, 2],
])('draws a letter and its rows %s', (_, waited, drawings) => {
  const drawn = vi.fn<() => void>()
  render(
    <Profiler id="list" onRender={drawn}>
      <List />
    </Profiler>,
  )
  const box = screen.getByRole('searchbox', { name: 'Search' })
  drawn.mockClear()
  const key = createEvent.keyDown(box, { key: 'w' })
  Object.defineProperty(key, 'timeStamp', { value: performance.now() - waited })
  fireEvent(box, key)
  fireEvent.change(box, { target: { value: 'w' } })
  expect(screen.getByText('rows of “w”')).toBeTruthy()
  expect(drawn).toHaveBeenCalledTimes(drawings)
})
