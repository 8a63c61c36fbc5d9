import { clsx } from 'clsx'
import { groupPermissions } from '@/domain/rights.ts'

/** Permissions by area: heavy ones first, in words and by id. */
export function PermissionAreas({ permissions }: { permissions: Iterable<string> }) {
  return (
    <dl className="mt-2 flex flex-col gap-3 text-xs">
      {groupPermissions(permissions).map((group) => (
        <div key={group.area}>
          <dt className="mb-0.5 font-semibold text-ink-2">{`${group.title} (${group.permissions.length})`}</dt>
          <dd>
            <ul className="flex flex-col gap-0.5">
              {group.permissions.map((fact) => (
                <li key={fact.id} className={clsx('flex flex-wrap gap-x-2', fact.weight > 1 && 'text-ink')}>
                  <span className={fact.weight > 1 ? 'font-medium' : 'text-ink-2'}>{fact.words}</span>
                  <span className="font-mono break-all text-ink-3">{fact.id}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
