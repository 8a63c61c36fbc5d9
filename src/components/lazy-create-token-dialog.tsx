import { lazy, Suspense } from 'react'
import type { User } from '@/api/objects/user.ts'

const CreateTokenDialog = lazy(async () => ({ default: (await import('./create-token-dialog.tsx')).CreateTokenDialog }))

/** The dialog that makes a token, with its code, fetched when it is first opened. */
export function LazyCreateTokenDialog(props: { owner: User | null; onClose: () => void }) {
  return (
    <Suspense>
      <CreateTokenDialog {...props} />
    </Suspense>
  )
}
