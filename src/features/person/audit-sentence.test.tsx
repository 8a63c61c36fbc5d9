import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { ViewerContext } from '@/components/viewer-context.tsx'
import type { SentencePart } from '@/domain/audit-rules.ts'
import type { PermissionId } from '@/domain/permissions.ts'
import { tokenId, user } from '@/domain/test-objects.ts'
import { Sentence } from './audit-sentence.tsx'
import { PersonContext } from './person-context.ts'

const TOM = user('tom')
const CI = tokenId('ci')

/** A sentence of tom's audits, as somebody with this permission, or tom himself without any, sees it. */
function draw(permission: PermissionId | null, ...parts: SentencePart[]) {
  const isOneself = permission === null
  const sentence = { parts, result: 'success', family: 'account', isKnown: true } as const
  const viewer = {
    user: isOneself ? TOM : user('ada'),
    roles: [],
    system: new Set(isOneself ? [] : [permission]),
    teams: new Map(),
  }
  const person = { user: TOM, isSignInTold: true, bot: null, whose: null, isOneself }
  render(
    <MemoryRouter>
      <ViewerContext value={viewer}>
        <PersonContext value={{ ...person, rightTo: () => ({ allowed: true }) }}>
          <Sentence sentence={sentence} names={new Map([[TOM.id, 'tom']])} />
        </PersonContext>
      </ViewerContext>
    </MemoryRouter>,
  )
}

const links = () => screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])

it.each([
  ['manage_system', `/tokens/${CI}`],
  [null, `/account/tokens/${CI}`],
] as const)('leads to people and tokens by their ids, and to where they may be seen (%s)', (permission, address) => {
  draw(permission, { user: TOM.id }, ' made ', { token: CI })
  expect(links()).toEqual([
    ['@tom', `/users/${TOM.id}/summary`],
    [`token ${CI.slice(0, 8)}`, address],
  ])
})

it('leads to no token of others where they may not be seen', () => {
  draw('edit_other_users', { user: TOM.id }, ' made ', { token: CI })
  expect(links()).toEqual([['@tom', `/users/${TOM.id}/summary`]])
})

it('leads nowhere by what is no id, and says it all the same', () => {
  draw('manage_system', { user: '../tokens?q=x#y' }, ' made ', { token: 'short' })
  expect(screen.queryByRole('link')).toBeNull()
  expect(document.body.textContent).toBe('../tokens?q=x#y made token short')
})
