import { toast } from '@/ui/toast-store.ts'

/**
 * A toast for something that failed outside any dialog or form. The words for errors are fetched first; where they cannot
 * be had, the error says it itself. `own` is for what a place tells in one toast of its own, until `signal` says it is over.
 */
export async function tellFailure(
  title: string,
  error: unknown,
  onRetry?: () => void,
  own?: { id: string; signal: AbortSignal },
): Promise<void> {
  const words = await import('@/domain/error-words.ts').then(
    ({ explain }) => explain(error),
    () => null,
  )
  if (own?.signal.aborted) return
  toast.show({
    id: own?.id,
    tone: 'danger',
    title,
    description: words ? `${words.title}. ${words.advice} ${words.doubt}` : String(error),
    details: words?.detail,
    onRetry,
  })
}
