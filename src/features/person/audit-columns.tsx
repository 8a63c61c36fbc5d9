import type { Column } from '@/components/data-table.tsx'
import { Time } from '@/components/time.tsx'
import { familyWords, resultWords, type AuditEntry } from '@/domain/audit-list.ts'
import type { AuditResult } from '@/domain/audit-rules.ts'
import { Badge } from '@/ui/badge.tsx'
import type { Tone } from '@/ui/tone.ts'
import { Sentence } from './audit-sentence.tsx'

const TONES: Record<AuditResult, Tone> = { success: 'good', failure: 'danger', attempt: 'warn' }

/** How it went, in icon and word. */
export function AuditResultBadge({ entry }: { entry: AuditEntry }) {
  const { result } = entry.sentence
  // Of a row one has no words for, nothing is known of how it went either.
  if (result === null) return <span className="text-ink-3">Raw</span>
  return (
    <Badge look="plain" tone={TONES[result]}>
      {resultWords(result)}
    </Badge>
  )
}

/** The columns of a table of audits. */
export function auditColumns(names: ReadonlyMap<string, string>): Column<AuditEntry>[] {
  return [
    {
      id: 'time',
      header: 'Time',
      width: 8.25,
      cell: ({ audit }) => <Time at={audit.create_at} isFocusable={false} />,
    },
    {
      id: 'what',
      header: 'What',
      width: 18,
      grow: 4,
      cell: (entry) => (
        <span className="block truncate">
          <Sentence sentence={entry.sentence} names={names} />
        </span>
      ),
    },
    { id: 'family', header: 'Kind', width: 7.5, cell: ({ sentence }) => familyWords(sentence.family) },
    { id: 'result', header: 'Result', width: 6.5, cell: (entry) => <AuditResultBadge entry={entry} /> },
    {
      id: 'ip',
      header: 'Address',
      width: 9,
      grow: 1,
      cell: ({ audit }) => <span className="block truncate font-mono text-xs">{audit.ip_address || '–'}</span>,
    },
    {
      id: 'session',
      header: 'Session',
      width: 6,
      cell: ({ audit }) => <span className="font-mono text-xs text-ink-2">{audit.session_id.slice(0, 8) || '–'}</span>,
    },
  ]
}
