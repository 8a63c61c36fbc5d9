import { ActionButton } from '@/components/action-button.tsx'
import { AddIcon } from '@/ui/icons.ts'
import { StatePanel } from '@/ui/state-panel.tsx'

export interface NoTokensProps {
  /** Why none can be made now, whatever one may do. */
  offReason: string | undefined
  onCreate: () => void
}

/** In the place of one's tokens when there is none: what one is for, and the first. */
export function NoTokens({ offReason, onCreate }: NoTokensProps) {
  return (
    <StatePanel
      kind="empty"
      title="You have no token"
      actions={
        <ActionButton action="token.create.own" icon={AddIcon} disabledReason={offReason} onClick={onCreate}>
          Make the first one
        </ActionButton>
      }
    >
      A personal access token lets a script or program act as you, without your password.
    </StatePanel>
  )
}
