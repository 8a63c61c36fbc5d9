/** Some browsers read the data only after the click has returned. */
const KEEP_FOR = 10_000

/**
 * Lets the browser save `text` as a file. `mime` without charset: the file is UTF-8. A CSV gets a byte order mark, without
 * which Excel takes UTF-8 for the local code page.
 */
export function downloadText(name: string, mime: string, text: string): void {
  const mark = mime === 'text/csv' ? '\uFEFF' : ''
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${mime};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name.replaceAll(/[^\p{L}\p{N}. _-]/gu, '-')
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FOR)
}
