import clsx from 'clsx'
import { DropdownMenu as Radix } from 'radix-ui'
import { Fragment, useRef, useState, type FocusEvent } from 'react'

import { keepMovedFocus } from './focus-memory.ts'
import { CheckIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { Anchor } from './link.tsx'
import type { MenuItem, MenuProps } from './menu-types.ts'

/** The menu proper. Loaded by menu.tsx when one is first reached for; use that one. */
export function RadixMenu({ trigger, items, heading, align = 'end', side = 'bottom', startsOpen = false }: MenuProps) {
  const [isOpen, setIsOpen] = useState(startsOpen)
  const button = useRef<HTMLButtonElement>(null)
  const isToBeEntered = useRef(startsOpen)
  // Of the key that fetched and opened it Radix knows nothing: it would have no entry active.
  const enterByKey = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!isToBeEntered.current || target !== currentTarget) return
    isToBeEntered.current = false
    if (target.matches(':focus-visible')) target.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
  }
  const shown = typeof items === 'function' ? items() : items
  const safe = shown.filter((item) => item.tone !== 'danger')
  const dangerous = shown.filter((item) => item.tone === 'danger')
  return (
    <Radix.Root modal={false} open={isOpen} onOpenChange={setIsOpen}>
      <Radix.Trigger
        asChild
        ref={button}
        // Radix opens on a pointer or a key. A click without either is a shortcut's, or a screen reader's.
        onClick={(event) => event.detail === 0 && setIsOpen(true)}
      >
        {trigger}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          // At once: the key pressed next is for what has the focus then.
          onEscapeKeyDown={() => button.current?.focus()}
          onCloseAutoFocus={keepMovedFocus}
          onFocus={enterByKey}
          className="z-70 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-48 data-[state=open]:animate-rise overflow-y-auto rounded-panel border border-line bg-raised p-1 text-sm text-ink shadow-float outline-none"
        >
          {heading !== undefined && (
            <Radix.Label className="px-2 pt-1 pb-1.5 text-xs text-ink-3">{heading}</Radix.Label>
          )}
          {safe.map((item, index) => (
            <Fragment key={item.id ?? item.label}>
              {item.isSeparated && index > 0 && <Line />}
              <Row item={item} />
            </Fragment>
          ))}
          {dangerous.length > 0 && safe.length > 0 && <Line />}
          {dangerous.map((item) => (
            <Row key={item.id ?? item.label} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Line() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-line" />
}

function Row({ item }: { item: MenuItem }) {
  const isDenied = item.disabledReason !== undefined
  const shared = {
    // Not Radix's `disabled`: that would take the item, and with it the reason, out of reach of the keyboard.
    'aria-disabled': isDenied || undefined,
    textValue: item.label,
    onSelect: (event: Event) => {
      if (isDenied || item.isChecked !== undefined) event.preventDefault()
      if (!isDenied) item.onSelect?.()
    },
    className: clsx(
      'flex min-h-control gap-2 rounded-control px-2 py-1.5 outline-none select-none',
      'data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-transparent',
      isDenied
        ? 'text-ink-3 data-highlighted:bg-sunken'
        : item.tone === 'danger'
          ? 'text-danger-ink data-highlighted:bg-danger-soft'
          : 'data-highlighted:bg-hover',
    ),
  }
  if (item.isChecked !== undefined) {
    return (
      <Radix.CheckboxItem {...shared} checked={item.isChecked}>
        <span className="grid size-4 shrink-0 place-content-center self-start pt-0.5">
          <Radix.ItemIndicator>
            <Glyph icon={CheckIcon} className="text-accent" />
          </Radix.ItemIndicator>
        </span>
        <Words item={item} />
      </Radix.CheckboxItem>
    )
  }
  if (item.href !== undefined && !isDenied) {
    return (
      <Radix.Item {...shared} asChild>
        <Anchor href={item.href}>
          <Words item={item} />
        </Anchor>
      </Radix.Item>
    )
  }
  return (
    <Radix.Item {...shared}>
      <Words item={item} />
    </Radix.Item>
  )
}

function Words({ item }: { item: MenuItem }) {
  const Mark = item.icon
  const second = item.disabledReason ?? item.hint
  return (
    <>
      {Mark && <Glyph icon={Mark} className={clsx('mt-0.5', item.tone !== 'danger' && 'text-ink-3')} />}
      <span className="min-w-0 flex-1">
        {item.label}
        {second !== undefined && <span className="block text-xs text-ink-3">{second}</span>}
      </span>
      {item.hotkey !== undefined && <kbd className="ps-4 font-sans text-xs leading-5 text-ink-3">{item.hotkey}</kbd>}
    </>
  )
}
