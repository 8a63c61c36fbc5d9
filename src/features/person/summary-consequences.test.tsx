import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { ServerContext } from '@/components/viewer-context.tsx'
import { bot, token, user } from '@/domain/test-objects.ts'
import { serverFactsOf } from '@/queries/server.ts'
import { PersonContext } from './person-context.ts'
import { SummaryConsequences } from './summary-consequences.tsx'
import { factsOf } from './test-facts.ts'

const SERVER = serverFactsOf(v.parse(clientConfigSchema, { EnableUserAccessTokens: 'true' }), '11.10.0')
const TOM = user('tom')

it.each([
  [false, 'No session is there to end.', '2 tokens stop, but only sleep', '1 bot of theirs goes off'],
  [
    true,
    'Their sessions end at once; how many is not known.',
    'at least 2 tokens stop, but only sleep',
    'at least 1 bot of theirs goes off',
  ],
])('tells the number of what could be read as the least there is (some could not: %s)', (isPartial, ...words) => {
  const read = <T,>(data: T[]) => ({ state: 'read', data, isPartial }) as const
  render(
    <MemoryRouter>
      <ServerContext value={SERVER}>
        <PersonContext value={factsOf(TOM)}>
          <SummaryConsequences
            sessions={read([])}
            tokens={read([token('one', 'tom'), token('two', 'tom')])}
            bots={read([bot('ci', TOM.id)])}
          />
        </PersonContext>
      </ServerContext>
    </MemoryRouter>,
  )
  const lines = screen.getAllByRole('listitem').map((line) => (line.textContent ?? '').replace('≥ ', ''))
  for (const [at, text] of words.entries()) expect(lines[at]?.startsWith(text), lines[at]).toBe(true)
})
