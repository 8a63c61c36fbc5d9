import { useNow } from '@/components/use-now.ts'
import { expiryYear } from '@/domain/expiry-months.ts'
import type { InventoryIndex } from '@/domain/inventory.ts'
import { formatMonth } from '@/lib/format-month.ts'
import { formatDate } from '@/lib/format.ts'
import { ExpiryStrip } from '@/ui/expiry-strip.tsx'

export interface ExpiryAheadProps {
  index: InventoryIndex
  neverTo: string
}

/** When tokens end, over the year ahead, disabled ones among them as in the views beside it: a picture for the views that are about it. */
export function ExpiryAhead({ index, neverTo }: ExpiryAheadProps) {
  const now = useNow()
  const year = expiryYear(index.ends(), now)
  return (
    <ExpiryStrip
      label="Tokens by the month in which they end"
      months={year.months.map((month) => ({
        label: formatMonth(month.start, 'short'),
        longLabel: formatMonth(month.start, 'long'),
        count: month.count,
        soon: month.soon,
      }))}
      today={year.today}
      todayLabel={formatDate(now)}
      never={{ count: year.never, href: neverTo }}
    />
  )
}
