/** The list of people as it was left, and by whom: the way back from a person leads there. */
let left: { viewerId: string; search: string } | null = null

/** Notes what the list of people shows (`search`, with its question mark) whenever its address changes. */
export function noteUserList(viewerId: string, search: string): void {
  left = { viewerId, search }
}

/** The address of the list of people as this viewer left it, else of the whole list. */
export function userListAddress(viewerId: string): string {
  return `/users${left?.viewerId === viewerId ? left.search : ''}`
}
