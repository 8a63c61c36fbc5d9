import clsx from 'clsx'

/** `primary` is filled: at most one on a page at rest. `danger` is filled too and belongs in dialogs; on a page use `danger-outline`. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-outline'
export type ButtonSize = 'sm' | 'md'

export interface ButtonLook {
  variant?: ButtonVariant | undefined
  /** `md` is as high as every control (32 px, 28 compact); `sm` (26 px, 24 compact) is for rows and strips. */
  size?: ButtonSize | undefined
  /** Square, for a button that is only an icon. */
  isSquare?: boolean | undefined
}

const base = clsx(
  'inline-flex min-w-(--hit) shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none',
  'transition-colors active:translate-y-px aria-disabled:translate-y-0 forced-colors:aria-disabled:text-[GrayText]',
)

const off = 'aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3'

const looks: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
  'danger-outline': 'border-danger bg-surface text-danger-ink hover:bg-danger-soft',
}

const offLooks: Record<ButtonVariant, string> = {
  primary: off,
  secondary: off,
  quiet: 'aria-disabled:bg-transparent aria-disabled:text-ink-3',
  danger: off,
  'danger-outline': off,
}

/**
 * The classes of a button, for what must look like one and is something else (a link, a file input's label).
 * @returns a class list; the caller adds only what places the thing
 */
export function buttonClass({ variant = 'secondary', size = 'md', isSquare = false }: ButtonLook = {}): string {
  return clsx(
    base,
    looks[variant],
    offLooks[variant],
    'text-sm',
    size === 'md' ? 'h-control' : 'h-control-small',
    isSquare ? (size === 'md' ? 'w-control' : 'w-control-small') : size === 'md' ? 'px-3' : 'px-2',
  )
}
