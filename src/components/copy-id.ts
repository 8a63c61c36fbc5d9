import { toast } from '@/ui/toast-store.ts'

/** Copies an id, which a toast says; where that is blocked it shows the id. */
export function copyId(id: string): void {
  navigator.clipboard.writeText(id).then(
    () => toast.show({ title: 'Id copied' }),
    () => toast.show({ tone: 'danger', title: 'Copying is blocked here', description: id }),
  )
}
