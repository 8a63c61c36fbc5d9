import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useChoices } from './use-choices.ts'

const NAMES = ['Ada', 'Mona', 'Tom']

function Picker({ isOld = false }: { isOld?: boolean }) {
  const [chosen, setChosen] = useState('nobody')
  const { field, list, row } = useChoices(NAMES, setChosen, isOld)
  return (
    <>
      <input aria-label="Name" {...field} />
      <ul {...list} aria-label="Names">
        {NAMES.map((name, at) => (
          <li key={name} {...row(name, at)}>
            {name}
          </li>
        ))}
      </ul>
      <p>{`chosen: ${chosen}`}</p>
    </>
  )
}

const scrolled: string[] = []
beforeEach(() => {
  scrolled.length = 0
  // A page without a layout has none.
  Element.prototype.scrollIntoView = vi.fn(function note(this: Element) {
    scrolled.push(this.textContent)
  })
})

afterEach(() => {
  Reflect.deleteProperty(Element.prototype, 'scrollIntoView')
})

const option = (name: string) => screen.getByRole('option', { name })
const chosen = () => screen.getByText(/^chosen/).textContent

it('chooses by a whole click of the first button, and the focus stays in the field', async () => {
  render(<Picker />)
  const field = screen.getByRole('combobox', { name: 'Name' })
  await userEvent.click(field)
  const press = (keys: string) => userEvent.pointer([{ keys, target: option('Tom') }])
  await press('[MouseLeft>]')
  await press('[MouseRight]')
  await press('[MouseMiddle]')
  // A finger that goes on to scroll.
  await press('[TouchA>]')
  expect(chosen()).toBe('chosen: nobody')
  await userEvent.click(option('Tom'))
  expect(chosen()).toBe('chosen: Tom')
  expect(document.activeElement).toBe(field)
})

it('moves along by arrows, with what is chosen next in sight, and around the ends', async () => {
  render(<Picker />)
  const field = screen.getByRole('combobox', { name: 'Name' })
  await userEvent.type(field, '{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(scrolled).toEqual(['Ada', 'Mona', 'Tom', 'Ada', 'Tom'])
  expect(field.getAttribute('aria-activedescendant')).toBe(option('Tom').id)
  expect(option('Tom').getAttribute('aria-selected')).toBe('true')
  await userEvent.type(field, '{Enter}')
  expect(chosen()).toBe('chosen: Tom')
})

it('takes none by Enter that was found for another text', async () => {
  render(<Picker isOld />)
  await userEvent.type(screen.getByRole('combobox', { name: 'Name' }), '{ArrowDown}{Enter}')
  expect(chosen()).toBe('chosen: nobody')
  await userEvent.click(option('Mona'))
  expect(chosen()).toBe('chosen: Mona')
})
