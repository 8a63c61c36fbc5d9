import type { DemoServer } from '../../src/demo-server/server.ts'
import type { UserRecord } from '../../src/demo-server/state.ts'

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

function ownersText(owner: UserRecord | undefined): string {
  if (!owner) return ''
  const { username, first_name, last_name, nickname, email } = owner
  return [`@${username}`, `${first_name} ${last_name}`, nickname, email].join('\n')
}

/**
 * Ids of the tokens a search should find, in the order of the server's table: the slow and obvious way. Each word must
 * be somewhere in what belongs to the token, or in what belongs to its owner, whose user name has its @.
 */
export function idsFound(demo: DemoServer, text: string): string[] {
  const words = fold(text).split(/\s+/)
  const { state } = demo
  return state.tokens
    .all()
    .filter((token) => {
      const own = fold(`${token.description}\n${token.id}`)
      const owners = fold(`${ownersText(state.user(token.user_id))}\n${token.user_id}`)
      return words.every((word) => own.includes(word) || owners.includes(word))
    })
    .map((token) => token.id)
}
