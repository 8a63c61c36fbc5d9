import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { BulkRun } from '@/lib/bulk-run.ts'
import { formatNumber } from '@/lib/format.ts'
import { BulkReport } from './bulk-report.tsx'

/** What stands under the results of a run on so many. */
async function drawn(count: number) {
  const run = new BulkRun(
    Array.from({ length: count }, (_, at) => `item ${at}`),
    () => Promise.resolve(),
  )
  await run.start()
  const same = (item: string) => item
  const { container } = render(
    <BulkReport snapshot={run.getSnapshot()} nameOf={same} idOf={same} reportName="test" excluded={[]} />,
  )
  // By the elements: to ask five hundred of them for their roles takes seconds.
  return container.querySelectorAll('li').length
}

it('says how many results it does not list', async () => {
  expect(await drawn(1734)).toBe(500)
  expect(screen.getByText(`and ${formatNumber(1234)} more, all in the report`)).toBeDefined()
})

it('says nothing where it lists them all', async () => {
  expect(await drawn(500)).toBe(500)
  expect(screen.queryByText(/more/)).toBeNull()
})
