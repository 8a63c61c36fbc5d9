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

/** Back to where it was, if that is still there: a revoked row's button is not. */
export function returnFocus(place: HTMLElement | null): void {
  if (place?.isConnected) place.focus({ preventScroll: true })
}
