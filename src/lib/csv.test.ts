import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'

describe('toCsv', () => {
  it('joins with commas and ends every row', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['', 'd e'],
      ]),
    ).toBe('a,b\r\n,d e\r\n')
    expect(toCsv([])).toBe('')
  })

  it('quotes what would break the row', () => {
    expect(toCsv([['a,b', 'say "hi"', 'two\nlines', 'cr\rhere']])).toBe(
      '"a,b","say ""hi""","two\nlines","cr\rhere"\r\n',
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('does not let %j run as a formula', (text) => {
    expect(toCsv([[text]])).toBe(`'${text}\r\n`)
  })

  it('quotes and disarms at once', () => {
    expect(toCsv([['=HYPERLINK("http://x","y")', '\r=1']])).toBe(`"'=HYPERLINK(""http://x"",""y"")","'\r=1"\r\n`)
  })

  it('disarms what begins a cell where cells are parted by semicolons', () => {
    expect(toCsv([['backup;=1+1', 'a; -b', 'two\n@x', 'tab\t+1']])).toBe(`backup;'=1+1,a; '-b,"two\n'@x",tab\t'+1\r\n`)
  })

  it('leaves the signs alone elsewhere', () => {
    expect(toCsv([['a=b', 'x@example.com', '2-1']])).toBe('a=b,x@example.com,2-1\r\n')
  })
})
