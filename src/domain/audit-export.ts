import { isoUtc } from '@/lib/format.ts'
import { auditWords, familyWords, type AuditEntry } from './audit-list.ts'
import type { ExportKind } from './list-export.ts'

/** Audits as a file has them. `names`: user names by id, as far as they were read. */
export function auditExport(names: ReadonlyMap<string, string>): ExportKind<AuditEntry> {
  return {
    what: 'Audit rows of one person',
    noun: 'audits',
    method:
      'GET /users/{id}/audits page by page, newest first. Only what the person did themselves, and only what the server notes.',
    columns: [
      ['time', ({ audit }) => isoUtc(audit.create_at)],
      ['what', (entry) => auditWords(entry, names)],
      ['kind', ({ sentence }) => familyWords(sentence.family)],
      ['result', ({ sentence }) => sentence.result ?? 'unknown'],
      ['actor_id', ({ audit }) => audit.user_id],
      ['address', ({ audit }) => audit.ip_address],
      ['session_id', ({ audit }) => audit.session_id],
      ['action', ({ audit }) => audit.action],
      ['extra_info', ({ audit }) => audit.extra_info],
      ['audit_id', ({ audit }) => audit.id],
    ],
  }
}
