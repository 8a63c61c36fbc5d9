/** A cell that begins like this is run as a formula by spreadsheets: somebody's token description must not be. */
const looksLikeFormula = /^[=+\-@\t\r\n]/

function cell(text: string): string {
  const safe = looksLikeFormula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The rows as CSV (RFC 4180: comma, CRLF after every row, quotes doubled). A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front. No byte order mark.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
