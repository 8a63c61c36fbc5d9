import { useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import { lazyPart } from '@/components/lazy-part.tsx'
import { Button } from '@/ui/button.tsx'
import type { PasteListDialogProps } from './paste-list-dialog.tsx'

const PasteListDialog = lazyPart<PasteListDialogProps>(
  async () => (await import('./paste-list-dialog.tsx')).PasteListDialog,
)

export interface PasteListButtonProps {
  /** Called with the people a pasted list names. */
  onFound: (users: readonly User[]) => void
}

/** Finds people by a pasted list of names, e-mail addresses or ids. */
export function PasteListButton({ onFound }: PasteListButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  // Kept here: a dialog closed by mistake has the list again when it is opened again.
  const [text, setText] = useState('')
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Paste a list…</Button>
      {isOpen && (
        <PasteListDialog
          text={text}
          onText={setText}
          onClose={() => setIsOpen(false)}
          onSelect={(users) => {
            setText('')
            setIsOpen(false)
            onFound(users)
          }}
        />
      )}
    </>
  )
}
