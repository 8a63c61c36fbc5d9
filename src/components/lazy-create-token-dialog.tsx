import type { User } from '@/api/objects/user.ts'
import { lazyPart } from './lazy-part.tsx'

/** The dialog that makes a token, with its code, fetched when it is first opened or the page is idle. */
export const LazyCreateTokenDialog = lazyPart<{ owner: User | null; onClose: () => void }>(
  async () => (await import('./create-token-dialog.tsx')).CreateTokenDialog,
)
