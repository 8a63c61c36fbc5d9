import { useNavigate } from 'react-router'
import { IconButton } from '@/ui/icon-button.tsx'
import { ColumnsIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'
import { useIsNarrow } from './use-is-narrow.ts'

interface ListColumnsMenuProps<Id extends string> {
  /** All that can be chosen, in their order. */
  columns: readonly { id: Id; label: string }[]
  shown: readonly Id[]
  /** The same page with these columns. */
  toColumns: (columns: readonly Id[]) => string
}

/** Which columns a table has. The choice is in the address, like everything the table shows. */
export function ListColumnsMenu<Id extends string>({ columns, shown, toColumns }: ListColumnsMenuProps<Id>) {
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  // Cards have no columns.
  if (isNarrow) return null
  const ids = columns.map((column) => column.id)
  return (
    <Menu
      align="end"
      heading="Columns"
      trigger={<IconButton variant="secondary" icon={ColumnsIcon} label="Columns" />}
      items={columns.map(({ id, label }) => ({
        id,
        label,
        isChecked: shown.includes(id),
        onSelect: () => {
          const toggled = ids.filter((one) => shown.includes(one) !== (one === id))
          void navigate(toColumns(toggled), { replace: true, preventScrollReset: true })
        },
      }))}
    />
  )
}
