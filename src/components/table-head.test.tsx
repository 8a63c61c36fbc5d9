import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { TableHead } from './table-head.tsx'
import { useSelection } from './use-selection.ts'

const keyAt = vi.fn((position: number) => `row ${position}`)

function Table({ rows }: { rows: readonly string[] | undefined }) {
  const selection = useSelection()
  return (
    <>
      <TableHead
        columns={[]}
        template=""
        sort={null}
        sortTo={() => ''}
        selection={selection}
        count={3}
        rows={rows}
        keyAt={(position) => keyAt(position)}
        hasMenu={false}
        isNarrow={false}
      />
      <button type="button" onClick={() => selection.toggle('row 1')}>
        Tick
      </button>
    </>
  )
}

it('counts what is selected of the rows when either changes, and not with every drawing', async () => {
  const rows = ['first']
  const { rerender } = render(<Table rows={rows} />)
  const box = screen.getByRole('checkbox', { name: 'Select all 3 rows shown' })
  await userEvent.click(screen.getByRole('button', { name: 'Tick' }))
  expect(box).toHaveProperty('indeterminate', true)
  const lookUps = keyAt.mock.calls.length
  rerender(<Table rows={rows} />)
  expect(keyAt).toHaveBeenCalledTimes(lookUps)

  keyAt.mockImplementation((position: number) => `other row ${position}`)
  rerender(<Table rows={['others']} />)
  expect(box).toHaveProperty('indeterminate', false)
  await userEvent.click(box)
  expect(screen.getByRole('checkbox', { name: 'Unselect all rows shown' })).toHaveProperty('checked', true)

  // Where it is not known whether they are others, they may be.
  rerender(<Table rows={undefined} />)
  keyAt.mockImplementation((position: number) => `row ${position}`)
  rerender(<Table rows={undefined} />)
  expect(box).toHaveProperty('indeterminate', true)
})
