import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { ExportIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'

interface ListExportMenuProps {
  /** Rows shown, and how many of the selected can be written. */
  shown: number
  selected: number
  /** All that match, where more do than are here; null when it is not known how many. */
  all?: number | null | undefined
  onWrite: (format: 'csv' | 'json', which: ExportedRows) => void
}

/** `all`: those that match and have not come yet, too. */
export type ExportedRows = 'shown' | 'all' | 'selected'

/** Writes the rows shown, all that match, or the selected ones, to a file. */
export function ListExportMenu({ shown, selected, all, onWrite }: ListExportMenuProps) {
  const offers: [which: ExportedRows, words: string, count: number | null][] = [['shown', 'What is shown', shown]]
  if (all !== undefined) offers.push(['all', 'All that match', all])
  if (selected > 0) offers.push(['selected', 'Selected', selected])
  const items = offers.flatMap(([which, words, count]) =>
    (['csv', 'json'] as const).map((format) => ({
      label: `${words}, as ${format.toUpperCase()}${count === null ? '' : ` (${formatNumber(count)})`}`,
      onSelect: () => onWrite(format, which),
    })),
  )
  return (
    <Menu
      align="end"
      trigger={
        <Button
          data-export
          icon={ExportIcon}
          disabledReason={shown === 0 && selected === 0 ? 'No row to export' : undefined}
        >
          <span className="max-lg:sr-only">Export</span>
        </Button>
      }
      items={items}
    />
  )
}
