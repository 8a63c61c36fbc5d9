import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { ExportIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'

interface ListExportMenuProps {
  /** Rows shown, and how many of the selected can be written. */
  shown: number
  selected: number
  onWrite: (format: 'csv' | 'json', only: 'shown' | 'selected') => void
}

/** Writes the rows shown, or the selected ones, to a file. */
export function ListExportMenu({ shown, selected, onWrite }: ListExportMenuProps) {
  const items = (['shown', 'selected'] as const).flatMap((only) => {
    const words = only === 'shown' ? 'What is shown' : 'Selected'
    const count = only === 'shown' ? shown : selected
    if (only === 'selected' && count === 0) return []
    return (['csv', 'json'] as const).map((format) => ({
      label: `${words}, as ${format.toUpperCase()} (${formatNumber(count)})`,
      onSelect: () => onWrite(format, only),
    }))
  })
  return (
    <Menu
      align="end"
      trigger={
        <Button
          data-export
          icon={ExportIcon}
          disabledReason={shown === 0 && selected === 0 ? 'No row to export' : undefined}
        >
          Export
        </Button>
      }
      items={items}
    />
  )
}
