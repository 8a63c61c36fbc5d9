let isLeavingNow = false

/** Told by the router as soon as it is on the way to another address, and when it has arrived. */
export function noteLeaving(isLeaving: boolean): void {
  isLeavingNow = isLeaving
}

/** Whether somebody is on the way elsewhere at this moment. `useNavigation` tells only once that is drawn, which may be late. */
export function isLeaving(): boolean {
  return isLeavingNow
}
