import { formatNumber } from '@/lib/format.ts'
import { NOT_HERE, type VerdictLine, type VerdictState } from './leaver-verdict.ts'

function things(count: number, words: string): string {
  return count === 1 ? `one thing ${words}` : `${formatNumber(count)} things ${words}`
}

/** The whole in a sentence, and the worst state among the lines. */
export function sumUp(lines: readonly VerdictLine[]): { state: VerdictState; words: string } {
  const count = (state: VerdictState) => lines.filter((line) => line.state === state).length
  const left = count('left')
  const unseen = count('unverified')
  const barred = count('barred')
  const isChosen = count('chosen') > 0
  const parts: string[] = []
  if (left > 0)
    parts.push(
      left === 1 ? 'one thing is left that was to go' : `${formatNumber(left)} things are left that were to go`,
    )
  if (barred > 0) parts.push(things(barred, `${NOT_HERE}, as planned`))
  if (left === 0) {
    const nothing = barred > 0 ? 'nothing else' : 'nothing'
    if (unseen > 0) parts.push(`${nothing} was found left`)
    else parts.push(isChosen ? `${nothing} is left but what was left on purpose` : `${nothing} is left`)
  }
  if (unseen > 0) parts.push(things(unseen, 'could not be verified'))
  const sentence = parts.join('; ')
  const words = sentence.charAt(0).toUpperCase() + sentence.slice(1)
  const state = left > 0 ? 'left' : unseen > 0 ? 'unverified' : barred > 0 ? 'barred' : isChosen ? 'chosen' : 'clear'
  return { state, words }
}
