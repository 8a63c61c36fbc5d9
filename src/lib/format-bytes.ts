/** A size in bytes: "812 B", "1.5 kB", "3.2 MB" (steps of 1000). */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return '–'
  let size = bytes
  let unit = 'B'
  for (const next of ['kB', 'MB', 'GB', 'TB']) {
    if (Math.abs(size) < 999.95) break
    size /= 1000
    unit = next
  }
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, numberingSystem: 'latn' }).format(size)} ${unit}`
}
