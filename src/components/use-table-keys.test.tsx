import { act, render, screen } from '@testing-library/react'
import { useLayoutEffect, useRef } from 'react'
import { expect, it } from 'vitest'
import { useTableKeys } from './use-table-keys.ts'

const COUNT = 340
const DRAWN = 5

/** A table that draws five rows, from `first` on: where it is scrolled to is told from outside. */
function Table({ first }: { first: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const table = useTableKeys({
    count: COUNT,
    keyAt: String,
    scrollTo: () => {},
    open: () => {},
    openKey: null,
    selection: undefined,
    scroller,
    viewKey: '',
  })
  return (
    <div ref={scroller} role="grid" tabIndex={-1} onKeyDown={table.onKeyDown}>
      {Array.from({ length: DRAWN }, (_, at) => first + at).map((position) => (
        <div key={position} role="row" tabIndex={-1} data-position={position}>
          {position}
        </div>
      ))}
    </div>
  )
}

/** The same, and what happens as soon as it is drawn, before anything that waits for the paint. */
function Page({ first, onDrawn }: { first: number; onDrawn: () => void }) {
  useLayoutEffect(onDrawn)
  return <Table first={first} />
}

const focused = () => document.activeElement?.textContent

it('gives the focus to a row that has to be drawn first in the drawing that takes it from the one before', () => {
  const last = COUNT - DRAWN
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  const { rerender } = render(<Page first={last} onDrawn={() => {}} />)
  screen.getByText('335').focus()
  act(() => void press('End'))
  expect(focused()).toBe('339')
  // Home comes when the rows have just been drawn for another reason: the first row is not among them, the last one is.
  let isPressed = false
  const pressOnce = () => {
    if (!isPressed) {
      isPressed = true
      press('Home')
    }
  }
  rerender(<Page first={last} onDrawn={pressOnce} />)
  expect(focused()).toBe('339')

  const seen: unknown[] = []
  rerender(<Page first={0} onDrawn={() => void seen.push(focused())} />)
  expect(seen).toEqual(['0'])
})
