import { Link } from 'react-router'
import { pages } from '@/access/pages.ts'
import { parseTokenId, parseUserId } from '@/api/ids.ts'
import { useCan } from '@/components/viewer-context.tsx'
import type { AuditSentence } from '@/domain/audit-sentences.ts'
import { usePerson } from './person-context.ts'

interface SentenceProps {
  sentence: AuditSentence
  /** User names by id, as far as they were read. */
  names: ReadonlyMap<string, string>
}

/** What an audit row says: ids of people and tokens as names, each a way to them. */
export function Sentence({ sentence, names }: SentenceProps) {
  return (
    <span className={sentence.isKnown ? undefined : 'font-mono text-xs'}>
      {sentence.parts.map((part, at) => (
        // The parts of one sentence never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <Part key={at} part={part} names={names} />
      ))}
    </span>
  )
}

function Part({ part, names }: { part: AuditSentence['parts'][number]; names: ReadonlyMap<string, string> }) {
  if (typeof part === 'string') return part
  // The server writes what it was asked for into these rows, so what stands where an id is due may be any word.
  if ('user' in part) {
    const name = names.get(part.user)
    const words = name === undefined ? <span className="font-mono text-xs">{part.user}</span> : `@${name}`
    const id = parseUserId(part.user)
    return id === null ? (
      words
    ) : (
      <Link to={`/users/${id}/summary`} className="font-medium text-ink hover:underline">
        {words}
      </Link>
    )
  }
  if ('token' in part) return <Token token={part.token} />
  return (
    <>
      command <span className="font-mono text-xs">{part.command.slice(0, 8)}</span>
    </>
  )
}

function Token({ token }: { token: string }) {
  const { isOneself } = usePerson()
  const canSeeAll = useCan(pages.tokens.need).allowed
  const id = parseTokenId(token)
  const words = (
    <>
      token <span className="font-mono text-xs">{token.slice(0, 8)}</span>
    </>
  )
  // What somebody did without rights over others, they did with tokens of their own.
  const list = canSeeAll ? '/tokens' : isOneself ? '/account/tokens' : null
  return id === null || list === null ? (
    words
  ) : (
    <Link to={`${list}/${id}`} className="text-accent-ink hover:underline">
      {words}
    </Link>
  )
}
