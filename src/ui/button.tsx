import clsx from 'clsx'
import { useId, type ComponentProps, type MouseEvent, type ReactNode } from 'react'

import { buttonClass, type ButtonLook } from './button-class.ts'
import { BusyIcon, type Icon } from './icons.ts'
import { Glyph } from './glyph.tsx'

export interface ButtonProps
  extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled'>, Omit<ButtonLook, 'isSquare'> {
  icon?: Icon | undefined
  /** The act is under way: clicks do nothing, the width stays, the name stays readable to a screen reader. */
  isBusy?: boolean | undefined
  /**
   * Why the act is not to be had, as a sentence ("Needs the permission …"). The button stays reachable by keyboard,
   * shows the reason on hover and focus, and does nothing.
   */
  disabledReason?: string | undefined
  /** After the words: a count, a key, a chevron. */
  after?: ReactNode
}

/** A button with words. `type` is `button` unless said otherwise; in a form, a denied submit button also stops Enter. */
export function Button({ variant, size, className, children, ...rest }: ButtonProps) {
  return (
    <BareButton {...rest} className={clsx(buttonClass({ variant, size }), className)}>
      {children}
    </BareButton>
  )
}

/** What all buttons do, without a look. For use inside ui only. */
export function BareButton({
  icon: LeadIcon,
  isBusy = false,
  disabledReason,
  after,
  children,
  onClick,
  type = 'button',
  ...rest
}: Omit<ButtonProps, 'variant' | 'size'>) {
  const reasonId = useId()
  const isOff = isBusy || disabledReason !== undefined

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (isOff) {
      // Also stops the form from being submitted, which a merely ignored click would not.
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onClick?.(event)
  }

  return (
    <button
      {...rest}
      type={type}
      onClick={handleClick}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      {...(disabledReason === undefined ? {} : { 'aria-describedby': reasonId, 'data-tooltip': disabledReason })}
    >
      <ButtonFace icon={LeadIcon} isBusy={isBusy} after={after}>
        {children}
      </ButtonFace>
      {disabledReason !== undefined && (
        // Hidden inside the button: no part of its name, yet there for aria-describedby without another element around.
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
    </button>
  )
}

/** While busy the hourglass takes the place of the icon, or, without one, the place of the words, whose width stays. */
function ButtonFace({
  icon: LeadIcon,
  isBusy,
  after,
  children,
}: {
  icon: Icon | undefined
  isBusy: boolean
  after: ReactNode
  children: ReactNode
}) {
  if (isBusy && !LeadIcon) {
    return (
      <>
        <span className="inline-flex items-center gap-1.5 opacity-0">
          {children}
          {after}
        </span>
        <Glyph icon={BusyIcon} className="absolute" />
      </>
    )
  }
  return (
    <>
      {LeadIcon && (isBusy ? <Glyph icon={BusyIcon} /> : <Glyph icon={LeadIcon} />)}
      {children}
      {after}
    </>
  )
}
