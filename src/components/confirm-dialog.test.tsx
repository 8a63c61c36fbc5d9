import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { deferred } from '@/lib/deferred.ts'
import { toast } from '@/ui/toast-store.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

it('tells a failure that comes after the page was left, by a toast', async () => {
  const answer = deferred()
  const { unmount } = render(
    <ConfirmDialog
      isOpen
      onClose={() => {}}
      title="Deactivate account"
      description="@tom is signed out."
      verb="Deactivate"
      onConfirm={() => answer.promise.then(() => Promise.reject(new Error('gone wrong')))}
    />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Deactivate' }))
  unmount()
  answer.resolve()
  await vi.waitFor(() => expect(toast.getSnapshot()).toMatchObject([{ tone: 'danger', title: 'Failed: Deactivate' }]))
})
