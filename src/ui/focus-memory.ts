/** Places to come back to, the dearest first. */
export type FocusPlaces = readonly HTMLElement[]

/** Where a panel would have given the focus back that has just made room for another one. */
let leftBehind: FocusPlaces = []

/**
 * Where the focus is now, as places to come back to: inside a menu that is about to close, the button the menu belongs to;
 * then the table around it, whose row may be gone by then. A panel that takes the place of another goes back to where that
 * one came from.
 */
export function rememberFocus(): FocusPlaces {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return leftBehind
  const menu = active.closest('[role="menu"]')
  const at = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
  const table = at?.closest<HTMLElement>('[role="grid"]')
  return [at, table].filter((place) => place instanceof HTMLElement)
}

/** For a panel that goes: hands its places on to one that comes in the same moment. */
export function leaveFocusBehind(places: FocusPlaces): void {
  leftBehind = places
}

/**
 * Back to the first place that is still there (a revoked row's button is not), else to the page itself, if the focus is
 * nowhere: panels give it back a moment after they are gone, and who has pressed a key in that moment keeps what it
 * reached.
 */
export function returnFocus(places: FocusPlaces): void {
  leftBehind = []
  if (isFocusElsewhere() || places.length === 0) return
  const place = places.find((one) => one.isConnected) ?? document.querySelector<HTMLElement>('main')
  // In a table the row one was on, or its neighbour, is the one in the tab order.
  const row = place?.matches('[role="grid"]') ? place.querySelector<HTMLElement>('[role="row"][tabindex="0"]') : null
  ;(row ?? place)?.focus({ preventScroll: true })
}

/** For Radix's `onCloseAutoFocus`: the same for menus and popovers, which give the focus back to their button themselves. */
export function keepMovedFocus(event: Event): void {
  if (isFocusElsewhere()) event.preventDefault()
}

function isFocusElsewhere(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}
