import type { User } from '@/api/objects/user.ts'
import type { Explanation } from '@/domain/error-words.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

export interface NotesProps {
  /** Why one is here. */
  notice: string | null
  /** Who is signed in already. */
  me: User | null
  onGoOn: () => void
}

/** What there is to say before one signs in; mostly nothing, so it has a file of its own. */
export function Notes({ notice, me, onGoOn }: NotesProps) {
  // Somebody has signed in since: why one came here is no longer so.
  if (!me) return <Banner role="status">{notice}</Banner>
  return (
    <Banner
      role="status"
      title={`You are signed in as @${me.username}`}
      actions={
        <Button size="sm" onClick={onGoOn}>
          Go on
        </Button>
      }
    >
      Signing in below takes the place of that.
    </Banner>
  )
}

export interface ServerProblemProps {
  problem: Explanation
  onRetry: () => void
}

/** Why the server does not tell about itself. Signing in may work all the same, so this is no obstacle. */
export function ServerProblem({ problem, onRetry }: ServerProblemProps) {
  return (
    <Banner
      tone="warn"
      role="status"
      title={problem.title}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {problem.advice}
    </Banner>
  )
}
