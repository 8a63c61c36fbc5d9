import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import type { SentencePart } from '@/domain/audit-rules.ts'
import { tokenId, userId } from '@/domain/test-objects.ts'
import { Sentence } from './audit-sentence.tsx'

const TOM = userId('tom')
const CI = tokenId('ci')

function draw(...parts: SentencePart[]) {
  const sentence = { parts, result: 'success', family: 'account', isKnown: true } as const
  render(
    <MemoryRouter>
      <Sentence sentence={sentence} names={new Map([[TOM, 'tom']])} />
    </MemoryRouter>,
  )
}

it('leads to people and tokens by their ids', () => {
  draw({ user: TOM }, ' made ', { token: CI })
  expect(screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['@tom', `/users/${TOM}/summary`],
    [`token ${CI.slice(0, 8)}`, `/tokens/${CI}`],
  ])
})

it('leads nowhere by what is no id, and says it all the same', () => {
  draw({ user: '../tokens?q=x#y' }, ' made ', { token: 'short' })
  expect(screen.queryByRole('link')).toBeNull()
  expect(document.body.textContent).toBe('../tokens?q=x#y made token short')
})
