import { IconButton } from '@/ui/icon-button.tsx'
import { CloseIcon } from '@/ui/icons.ts'
import { Navigation } from './navigation.tsx'
import { PersonSheet } from './person-sheet.tsx'
import { ProductHead } from './product-head.tsx'

/** What stands in the sheet of a phone: the side bar, laid open. */
export function MenuSheet({ onClose }: { onClose: () => void }) {
  return (
    <div className="flex h-full flex-col gap-5 p-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0 flex-1">
          <ProductHead onGo={onClose} />
        </div>
        <IconButton icon={CloseIcon} label="Close menu" onClick={onClose} />
      </div>
      <div className="relative min-h-0 flex-1 overflow-y-auto">
        <Navigation onGo={onClose} />
      </div>
      <PersonSheet onGo={onClose} />
    </div>
  )
}
