import clsx from 'clsx'
import { useId, useRef, useState } from 'react'

import { CopyButton } from './copy-button.tsx'
import { controlFrame } from './control.ts'
import { IconButton } from './icon-button.tsx'
import { HideIcon, ShowIcon } from './icons.ts'

export interface SecretFieldProps {
  /** "Access token". */
  label: string
  value: string
  onCopied?: (() => void) | undefined
  className?: string | undefined
}

/**
 * A secret to read and copy. Covered, the page does not hold it at all: the field has dots, not a password, so browsers
 * and password managers have nothing to offer or save.
 */
export function SecretField({ label, value, onCopied, className }: SecretFieldProps) {
  const [isShown, setIsShown] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      <div className="flex min-w-0 gap-2">
        <span className="relative flex min-w-0 flex-1 items-center">
          <input
            ref={input}
            id={id}
            type="text"
            readOnly
            // The number of dots says nothing about the secret.
            value={isShown ? value : '•'.repeat(26)}
            aria-description={isShown ? undefined : 'Hidden. Show it or copy it with the buttons that follow.'}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            translate="no"
            data-1p-ignore
            data-lpignore="true"
            data-bwignore
            onFocus={(event) => isShown && event.currentTarget.select()}
            className={clsx(
              controlFrame,
              'h-control bg-sunken pe-9 font-mono tracking-tight',
              !isShown && 'text-ink-3 select-none',
            )}
          />
          <IconButton
            className="absolute end-0.5"
            size="sm"
            icon={isShown ? HideIcon : ShowIcon}
            label={`${isShown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            aria-pressed={isShown}
            onClick={() => setIsShown(!isShown)}
          />
        </span>
        <CopyButton
          // What one came for, in a dialog; and the dots are not worth selecting.
          data-autofocus
          value={value}
          label="Copy"
          hasWords
          variant="secondary"
          onCopied={onCopied}
          onFailed={() => {
            // Then by hand: uncovered and selected, Ctrl C does it.
            setIsShown(true)
            requestAnimationFrame(() => input.current?.select())
          }}
        />
      </div>
    </div>
  )
}
