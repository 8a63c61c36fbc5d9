import { Link } from 'react-router'
import type { AuditSentence } from '@/domain/audit-sentences.ts'

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
  if ('user' in part) {
    const name = names.get(part.user)
    return (
      <Link to={`/users/${part.user}/summary`} className="font-medium text-ink hover:underline">
        {name === undefined ? <span className="font-mono text-xs">{part.user}</span> : `@${name}`}
      </Link>
    )
  }
  if ('token' in part) {
    return (
      <Link to={`/tokens/${part.token}`} className="text-accent-ink hover:underline">
        token <span className="font-mono text-xs">{part.token.slice(0, 8)}</span>
      </Link>
    )
  }
  return (
    <>
      command <span className="font-mono text-xs">{part.command.slice(0, 8)}</span>
    </>
  )
}
