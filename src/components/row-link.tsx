import { createContext, use, type MouseEvent, type ReactNode } from 'react'

/** The path under which the app is served, "" for the root; a table gives it to its rows. */
export const BaseContext = createContext('')

interface RowLinkProps {
  /** A path of the app: where the row leads when it is opened. */
  to: string
  title?: string
  dir?: 'auto'
  className: string
  children: ReactNode
}

/**
 * The link in a row to what the row opens, to be copied or opened in a new tab. A plain click is the table's, which opens
 * the row; so this needs nothing of the router, whose own link in every row takes a tenth of a list's first drawing.
 */
export function RowLink({ to, children, ...rest }: RowLinkProps) {
  return (
    // The row has the focus, and Enter on it leads here.
    <a {...rest} data-row-link tabIndex={-1} href={use(BaseContext) + to}>
      {children}
    </a>
  )
}

/** Whether a click is on the row's own link, and neither for a new tab nor for a download. */
export function isRowLink(event: MouseEvent<HTMLElement>): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  return event.target instanceof Element && event.target.closest('[data-row-link]') !== null
}
