import { can } from './can.ts'
import { pageList } from './pages.ts'
import type { Viewer } from './viewer.ts'

/** The pages of the navigation that the viewer may use, in its order. The first is their home. */
export function pagesOf(viewer: Viewer): typeof pageList {
  return pageList.filter((page) => page.inNavigation && can(viewer, page.need).allowed)
}
