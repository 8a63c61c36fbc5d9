import clsx from 'clsx'

import { buttonClass } from './button-class.ts'
import { BareButton, type ButtonProps } from './button.tsx'
import type { Icon } from './icons.ts'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'after' | 'icon' | 'aria-label'> {
  icon: Icon
  /** The name: what it does and to what ("Copy id"). Also the tooltip. */
  label: string
  /** A key shown in the tooltip after the name. */
  hotkey?: string | undefined
}

/** A square button that is only an icon. Its name shows on hover and focus. */
export function IconButton({ label, hotkey, variant = 'quiet', size, className, ...rest }: IconButtonProps) {
  return (
    <BareButton
      data-tooltip={hotkey === undefined ? label : `${label} · ${hotkey}`}
      {...rest}
      aria-label={label}
      className={clsx(buttonClass({ variant, size, isSquare: true }), className)}
    />
  )
}
