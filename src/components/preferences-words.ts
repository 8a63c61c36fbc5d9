import { formatNumber } from '@/lib/format.ts'

/** "1 preference", "12 preferences". */
export function countWords(count: number): string {
  return count === 1 ? '1 preference' : `${formatNumber(count)} preferences`
}
