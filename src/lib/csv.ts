/**
 * Where a cell begins that spreadsheets run as a formula: somebody's token description must not be one. In much of Europe
 * they part cells at semicolons whatever a file says, so one may begin in the middle of ours.
 */
const FORMULA_START = /^(?=[\t\r\n])|(^|[;\t\r\n]\s*)(?=[=+\-@])/g

function cell(text: string): string {
  const safe = text.replaceAll(FORMULA_START, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The rows as CSV (RFC 4180: comma, CRLF after every row, quotes doubled). What a spreadsheet would take for a formula
 * gets an apostrophe in front. No byte order mark.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
