import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Page } from '@/components/page.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { StatePanel } from '@/ui/state-panel.tsx'

/** In the place of a run that cannot be for this account: why, and the way on. */
export function NotForThem({ title, children }: { title: string; children: ReactNode }) {
  const { userId = '' } = useParams()
  return (
    <Page title="Leaver run" facts="">
      <StatePanel
        kind="refused"
        size="page"
        title={title}
        actions={
          <Link to={`/users/${userId}/summary`} className={buttonClass()}>
            Open the account
          </Link>
        }
      >
        {children}
      </StatePanel>
    </Page>
  )
}
