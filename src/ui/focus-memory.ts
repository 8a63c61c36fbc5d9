/**
 * Where the focus is now, as a place to come back to. Inside a menu that is about to close, that is the button the menu
 * belongs to.
 */
export function rememberFocus(): HTMLElement | null {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return null
  const menu = active.closest('[role="menu"]')
  if (!menu) return active
  return document.getElementById(menu.getAttribute('aria-labelledby') ?? '')
}

/**
 * Back to where it was, if that is still there (a revoked row's button is not) and the focus is nowhere: panels give it
 * back a moment after they are gone, and who has pressed a key in that moment keeps what it reached.
 */
export function returnFocus(place: HTMLElement | null): void {
  if (!isFocusElsewhere() && place?.isConnected) place.focus({ preventScroll: true })
}

/** For Radix's `onCloseAutoFocus`: the same for menus and popovers, which give the focus back to their button themselves. */
export function keepMovedFocus(event: Event): void {
  if (isFocusElsewhere()) event.preventDefault()
}

function isFocusElsewhere(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}
