import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { Banner } from '@/ui/banner.tsx'

export interface AccountNoticesProps {
  /** Personal access tokens are switched off on this server. */
  isOff: boolean
  /** What ends within a week: said before it stops something. */
  soon: readonly UserAccessToken[]
}

/** What stands over one's own tokens when something is wrong with them, or will be. */
export function AccountNotices({ isOff, soon }: AccountNoticesProps) {
  const names = soon.map((token) => token.description.trim() || 'one without a description')
  return (
    <>
      {isOff && (
        <Banner tone="warn" look="strip" title="Personal access tokens are switched off on this server">
          Tokens that exist do not work and are kept. A system administrator can switch them on: System Console,
          Integrations, Integration Management.
        </Banner>
      )}
      {soon.length > 0 && (
        <Banner
          tone="warn"
          look="strip"
          title={soon.length === 1 ? 'A token ends within 7 days' : `${soon.length} tokens end within 7 days`}
        >
          <bdi>{names.slice(0, 3).join(', ')}</bdi>
          {names.length > 3 && ` and ${names.length - 3} more`}
        </Banner>
      )}
    </>
  )
}
