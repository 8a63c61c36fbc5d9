import { render } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { useVirtualRows } from './use-virtual-rows.ts'

afterEach(() => vi.unstubAllGlobals())

/** Tells at once of whatever is observed, as browsers do. */
class TellsAtOnce {
  readonly tell: () => void
  constructor(tell: () => void) {
    this.tell = tell
  }
  observe(): void {
    this.tell()
  }
  disconnect(): void {}
}

const drawn: (readonly number[])[] = []

function Table() {
  const scrollerRef = useRef<HTMLDivElement>(null)
  const { positions } = useVirtualRows({
    count: 1000,
    rowHeight: 50,
    scrollerRef,
    headHeight: 36,
    paddingEnd: 0,
    viewKey: '',
    rows: undefined,
  })
  drawn.push(positions)
  return <div ref={scrollerRef} />
}

it.each([
  [336, 6],
  [337, 7],
])('of a new view draws the rows that can be seen below the head, and no more: of %i px', (height, rows) => {
  vi.stubGlobal('ResizeObserver', TellsAtOnce)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height)
  render(<Table />)
  expect(drawn.at(-1)).toEqual(Array.from({ length: rows }, (_, position) => position))
})
