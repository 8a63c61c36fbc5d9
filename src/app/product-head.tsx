import { clsx } from 'clsx'
import { Link } from 'react-router'
import { Mark } from '@/components/mark.tsx'
import { useServer } from '@/components/viewer-context.tsx'

/** The address without its scheme, which says nothing to the eye unless it is the bad one. */
export function shortAddress(address: string): string {
  return address.replace(/^https:\/\//, '')
}

/** The product, and the server one is on: nobody is to revoke on the wrong one. */
export function ProductHead({
  isCollapsed = false,
  onGo,
}: {
  isCollapsed?: boolean
  /** Called when the way home is taken. */
  onGo?: () => void
}) {
  const server = useServer()
  const address = shortAddress(server.address)
  const version = server.version === '' ? '' : `\nMattermost ${server.version}`
  return (
    <div className={clsx('flex flex-col gap-2', isCollapsed && 'items-center')}>
      <Link
        to="/"
        onClick={onGo}
        aria-label={isCollapsed ? `Latchkey, on ${server.name}, ${address}` : undefined}
        data-tooltip={`${server.name}\n${server.address}${version}`}
        className={clsx('flex h-9 items-center gap-2 rounded-control', isCollapsed ? 'w-9 justify-center' : 'px-2')}
      >
        <Mark className="text-accent" />
        {!isCollapsed && <span className="text-lg font-semibold">Latchkey</span>}
      </Link>
      {!isCollapsed && (
        <div className="min-w-0 px-2.5">
          <p className="truncate text-sm font-medium text-ink">{server.name}</p>
          <p className="truncate font-mono text-xs text-ink-3">{address}</p>
        </div>
      )}
    </div>
  )
}
