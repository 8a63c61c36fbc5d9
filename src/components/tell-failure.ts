import { toast } from '@/ui/toast-store.ts'

/**
 * A toast for something that failed outside any dialog or form. The words for errors are fetched first; where they cannot
 * be had, the error says it itself.
 */
export async function tellFailure(title: string, error: unknown, onRetry?: () => void): Promise<void> {
  const words = await import('@/domain/error-words.ts').then(
    ({ explain }) => explain(error),
    () => null,
  )
  toast.show({
    tone: 'danger',
    title,
    description: words ? `${words.title}. ${words.advice}` : String(error),
    details: words?.detail,
    onRetry,
  })
}
