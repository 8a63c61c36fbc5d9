import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
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
