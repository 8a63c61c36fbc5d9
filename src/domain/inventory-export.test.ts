import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { gapWords, tokenExport } from './inventory-export.ts'
import { InventoryIndex } from './inventory.ts'
import type { InventoryRow } from './inventory-row.ts'
import { exportFileName, listCsv, listJson, type ExportOrigin } from './list-export.ts'
import { bot, DAY, features, NOW, token, user, userId } from './test-objects.ts'

const origin: ExportOrigin = {
  server: 'https://chat.example.com',
  serverVersion: '11.10.0',
  madeBy: 'ada',
  madeAt: NOW + 60_000,
  readAt: NOW,
  isComplete: true,
  gaps: '',
  filters: 'Kind: Bot',
}

const EVERYBODY = tokenExport({})

function rows(): InventoryRow[] {
  const index = new InventoryIndex({ now: NOW, features: features() })
  index.addTokens([
    token('one', 'tom', { description: '=HYPERLINK("x"), "quoted"', expires_at: NOW + DAY }),
    token('two', 'robot'),
    token('three', 'lost', { expires_at: undefined }),
  ])
  index.setOwners([user('tom', { first_name: 'Tom' }), user('robot', { is_bot: true })], [userId('lost')])
  index.setBots([bot('robot', userId('tom'))])
  return [0, 1, 2].map((position) => index.row(position))
}

describe('tokens as CSV', () => {
  const lines = listCsv(EVERYBODY, rows(), origin).split('\r\n')

  it('begins with where it comes from', () => {
    expect(lines).toContain('server,https://chat.example.com')
    expect(lines).toContain('complete,yes')
    expect(lines).toContain('filters,Kind: Bot')
    expect(lines).toContain('tokens,3')
    expect(lines.find((line) => line.startsWith('made_at,'))).toMatch(/^made_at,2026-06-01T12:01:00/)
  })

  it('has a line a token, safe against formulas', () => {
    const table = lines.slice(lines.findIndex((line) => line.startsWith('token_id,')))
    expect(table).toHaveLength(5)
    expect(table[1]).toContain(`"'=HYPERLINK(""x""), ""quoted"""`)
    expect(table[1]).toContain('2026-06-02T12:00:00')
    expect(table[2]).toContain(',never,bot,')
    expect(table[2]).toContain(',tom,')
    expect(table[3]).toContain(',unknown,')
    expect(table[3]).toContain(',gone,')
  })

  it('says how it was read: one owner’s by the list of that owner', () => {
    expect(lines.find((line) => line.startsWith('method,'))).toContain('GET /users/tokens page by page')
    const ofOne = listCsv(tokenExport({ isOfOne: true }), [], origin)
    expect(ofOne).toContain('GET /users/{id}/tokens page by page')
    expect(ofOne).not.toMatch(/POST|GET \/users\/tokens|GET \/bots;/)
  })

  it('says what is missing', () => {
    const partial = listCsv(EVERYBODY, [], { ...origin, isComplete: false, gaps: 'page 7 failed' })
    expect(partial).toContain('complete,no: page 7 failed')
  })
})

describe('tokens as JSON', () => {
  it('holds the same', () => {
    expect(JSON.parse(listJson(EVERYBODY, rows(), origin))).toMatchObject({
      about: { server: 'https://chat.example.com', complete: 'yes', made_by: 'ada' },
      tokens: [
        { description: '=HYPERLINK("x"), "quoted"', owner_username: 'tom', status: 'active' },
        { expires_at: 'never', bot_owner: 'tom' },
        { owner_state: 'gone', owner_username: '' },
      ],
    })
  })
})

describe('exportFileName', () => {
  it('names server and day', () => {
    expect(exportFileName('tokens', origin, 'csv')).toBe('tokens-chat.example.com-2026-06-01.csv')
    expect(exportFileName('tokens', { ...origin, server: 'https://h:8065/sub/' }, 'json')).toBe(
      'tokens-h-8065-sub-2026-06-01.json',
    )
  })
})

it('says all that is missing from a list', () => {
  const whole = { verdict: { complete: true, unreadable: 0 }, unreadOwners: 0, areBotsRead: true } as const
  expect(gapWords(whole)).toBe('')
  expect(gapWords({ ...whole, verdict: null })).toBe('still being read')
  expect(gapWords({ ...whole, unreadOwners: 1 })).toBe('1 owner could not be read')
  expect(gapWords({ ...whole, verdict: { complete: true, unreadable: 3 } })).toBe('3 rows could not be read')
  const error = new ApiError({ kind: 'server', request: 'GET /users/tokens' })
  const verdict = { complete: false as const, failedPages: [1, 6], error, unreadable: 0 }
  expect(gapWords({ verdict, unreadOwners: 12, areBotsRead: false })).toBe(
    'pages 2, 7; 12 owners; the list of bots could not be read',
  )
  expect(gapWords({ ...whole, areBotsRead: false, isOfOne: true })).toBe('whose the bot is could not be read')
})
