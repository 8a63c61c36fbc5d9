import clsx from 'clsx'
import { useEffect, useState } from 'react'

import { announce } from './announce.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { CheckIcon, CopyIcon } from './icons.ts'
import type { ButtonSize, ButtonVariant } from './button-class.ts'

const saidForMs = 2_000

export interface CopyButtonProps {
  /** What is copied; as a function it is asked at the press, so that it need not be kept. */
  value: string | (() => string)
  /** The name: "Copy id". */
  label: string
  /** Show the words too, not only the icon. */
  hasWords?: boolean | undefined
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  onCopied?: (() => void) | undefined
  /** The browser refused (no permission, no secure context). Left out, the button says so itself. */
  onFailed?: (() => void) | undefined
  className?: string | undefined
  /** Takes the focus when the dialog around it opens. */
  'data-autofocus'?: boolean | undefined
}

/** Copies, says "Copied" for two seconds, and tells screen readers. */
export function CopyButton({
  value,
  label,
  hasWords = false,
  variant,
  size,
  onCopied,
  onFailed,
  className,
  ...rest
}: CopyButtonProps) {
  const { state, copy } = useCopy({ onCopied, onFailed })
  const said = state === 'copied' ? 'Copied' : state === 'failed' ? 'Copying is blocked here' : label
  const shared = {
    ...rest,
    icon: state === 'copied' ? CheckIcon : CopyIcon,
    size,
    className,
    onClick: () => void copy(typeof value === 'function' ? value() : value),
  }
  if (!hasWords) return <IconButton {...shared} variant={variant} label={said} />
  return (
    <Button {...shared} variant={variant}>
      {/* Both texts lie on one another, so that the button keeps its width. */}
      <span className="grid">
        <span
          aria-hidden={state !== 'ready'}
          className={clsx('col-start-1 row-start-1', state !== 'ready' && 'invisible')}
        >
          {label}
        </span>
        {state !== 'ready' && <span className="col-start-1 row-start-1">{said}</span>}
      </span>
    </Button>
  )
}

/** Copying with its "Copied" state, for controls of another shape ("Copy and close"). `copy` resolves to whether it worked. */
export function useCopy({
  onCopied,
  onFailed,
}: { onCopied?: (() => void) | undefined; onFailed?: (() => void) | undefined } = {}) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), saidForMs)
    return () => clearTimeout(timer)
  }, [state])

  async function copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      setState('failed')
      announce('Copying is blocked here')
      onFailed?.()
      return false
    }
    setState('copied')
    announce('Copied')
    onCopied?.()
    return true
  }
  return { state, copy }
}
