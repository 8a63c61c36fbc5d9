import { explain } from '@/domain/error-words.ts'
import { Button } from '@/ui/button.tsx'
import { RefreshIcon } from '@/ui/icons.ts'
import { StatePanel, type StatePanelProps } from '@/ui/state-panel.tsx'
import { ApiError } from '@/api/errors.ts'

export interface ErrorPanelProps extends Pick<StatePanelProps, 'size' | 'className'> {
  error: unknown
  /** Reads again. Offered for what may pass and for what is unknown, not for a refusal. */
  onRetry?: (() => void) | undefined
  isRetrying?: boolean
  /** Said instead of the words for the error: what could not be read. */
  title?: string
}

/** What failed, what can be done about it, and what to look for in the server's log; in the place of what was to be there. */
export function ErrorPanelFull({ error, onRetry, isRetrying = false, title, ...look }: ErrorPanelProps) {
  const words = explain(error)
  const isRefusal = error instanceof ApiError && error.kind === 'forbidden'
  const hasRetry = onRetry !== undefined && (words.retry || !isRefusal)
  return (
    <StatePanel
      {...look}
      kind={isRefusal ? 'refused' : 'failed'}
      title={title ?? words.title}
      detail={words.detail === '' ? undefined : words.detail}
      actions={
        hasRetry ? (
          <Button icon={RefreshIcon} isBusy={isRetrying} onClick={onRetry}>
            Try again
          </Button>
        ) : undefined
      }
    >
      {title === undefined ? words.advice : `${words.title}. ${words.advice}`}
    </StatePanel>
  )
}
