import type { DemoServer } from '../../src/demo-server/server.ts'
import { truths, type TokenTruth } from './token-list.ts'

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

const STATUSES = ['active', 'asleep', 'disabled', 'expired', 'ownerless']
const KINDS = ['person', 'bot', 'plugin-bot', 'unknown']

function ownersName(demo: DemoServer, { token }: TokenTruth): string {
  const owner = demo.state.user(token.user_id)
  if (!owner) return `\uffff${token.user_id}`
  const full = `${owner.first_name} ${owner.last_name}`.trim()
  return `${fold(full || owner.nickname || owner.username)}\n${owner.username}`
}

/** Ids of all tokens, sorted up by a column; rows that are equal there by id. */
export function sortedIds(demo: DemoServer, column: 'Description' | 'Owner' | 'Kind' | 'Status' | 'Expires'): string[] {
  const keyOf = (truth: TokenTruth): string | number => {
    if (column === 'Description') return `${fold(truth.token.description)}\n${truth.token.id}`
    if (column === 'Owner') return ownersName(demo, truth)
    if (column === 'Kind') return KINDS.indexOf(truth.kind)
    if (column === 'Status') return STATUSES.indexOf(truth.status)
    return truth.token.expires_at || Infinity
  }
  const rows = truths(demo).map((truth) => ({ id: truth.token.id, key: keyOf(truth) }))
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1)).map((row) => row.id)
}
