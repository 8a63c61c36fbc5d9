import { familyWords, resultWords, type AuditEntry } from '@/domain/audit-list.ts'
import { formatDateTime } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { DefinitionList, Fact } from '@/ui/definition-list.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Sentence } from './audit-sentence.tsx'

export interface AuditRowDialogProps {
  entry: AuditEntry
  names: ReadonlyMap<string, string>
  onClose: () => void
}

/** One audit row as the server has it, with the attempt that belongs to it. */
export function AuditRowDialog({ entry, names, onClose }: AuditRowDialogProps) {
  const { audit, attempt, sentence } = entry
  const raw = JSON.stringify(attempt ? [attempt, audit] : audit, null, 2)
  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      title="Audit row"
      description={<Sentence sentence={sentence} names={names} />}
      footer={
        <>
          <CopyButton hasWords variant="secondary" label="Copy JSON" value={raw} />
          <Button variant="primary" data-autofocus onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <DefinitionList>
        <Fact term="Time">{formatDateTime(audit.create_at)}</Fact>
        <Fact term="What">{familyWords(sentence.family)}</Fact>
        <Fact term="Result" unknownReason="Latchkey has no words for such a row">
          {sentence.result && resultWords(sentence.result)}
        </Fact>
        <Fact term="Address" isMono unknownReason="The row has none">
          {audit.ip_address}
        </Fact>
        <Fact term="Session" isMono unknownReason="Nobody was signed in">
          {audit.session_id}
        </Fact>
      </DefinitionList>
      <h3 className="mt-4 mb-1 text-xs font-semibold text-ink-2">
        {attempt ? 'As the server has them: the attempt and its result' : 'As the server has it'}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="max-h-60 overflow-auto rounded-control bg-sunken p-3 font-mono text-xs">
        {raw}
      </pre>
    </Dialog>
  )
}
