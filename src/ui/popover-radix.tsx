import { Popover as Radix } from 'radix-ui'
import { useRef, useState } from 'react'

import { keepMovedFocus } from './focus-memory.ts'
import type { PopoverProps } from './popover.tsx'

/** The popover proper. Loaded by popover.tsx when one is first reached for; use that one. */
export function RadixPopover({
  trigger,
  label,
  children,
  align = 'start',
  side = 'bottom',
  startsOpen = false,
}: PopoverProps & { startsOpen?: boolean }) {
  const [isOpen, setIsOpen] = useState(startsOpen)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <Radix.Root modal={false} open={isOpen} onOpenChange={setIsOpen}>
      <Radix.Trigger asChild ref={button}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          // At once: the key pressed next is for what has the focus then.
          onEscapeKeyDown={() => button.current?.focus()}
          onCloseAutoFocus={keepMovedFocus}
          className="z-70 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] data-[state=open]:animate-rise overflow-y-auto rounded-panel border border-line bg-raised p-3 text-sm text-ink shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
