import { Link } from 'react-router'
import { buttonClass } from '@/ui/button-class.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import type { TokenQueryState } from './use-token-query.ts'

export interface NoTokenMatchesProps {
  state: TokenQueryState
  /** The same page without search and filters. */
  clearTo: string
  /** Tokens there are without them. */
  total: number
}

/** In the place of the rows where there are none, or search and filters leave none. */
export function NoTokenMatches({ state, clearTo, total }: NoTokenMatchesProps) {
  if (total === 0) {
    return (
      <StatePanel kind="empty" title="No token on this server">
        Nobody has made a personal access token yet. One is made with “New token”.
      </StatePanel>
    )
  }
  return (
    <StatePanel
      kind="no-match"
      title="No token matches"
      actions={
        <Link to={clearTo} className={buttonClass({})} onClick={() => state.setText('')}>
          Clear search and filters
        </Link>
      }
    >
      The search looks at description, owner, e-mail and ids. Filters narrow it further.
    </StatePanel>
  )
}
