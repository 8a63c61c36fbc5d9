import { deferUntilWanted } from './lazy-trigger.tsx'
import type { MenuProps } from './menu-types.ts'

const { Deferred, preload } = deferUntilWanted<MenuProps>({
  load: async () => (await import('./menu-radix.tsx')).RadixMenu,
  noun: 'menu',
  hasPopup: 'menu',
})

/** A button with a menu (menu-types.ts has the items). Its code, about 29 kB, comes when one is first reached for. */
export const Menu = Deferred

/** Fetches the code of all menus; for when the page is idle, so that the first menu opens at once. */
export const preloadMenu = preload
