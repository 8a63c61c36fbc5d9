import { use } from 'react'
import { Link } from 'react-router'
import { can } from '@/access/can.ts'
import { pageList } from '@/access/pages.ts'
import { ViewerContext } from '@/components/viewer-context.tsx'
import { buttonClass } from '@/ui/button-class.ts'

/** Links to the pages one may use, for where there is nothing else to do. Outside the shell there are none. */
export function WaysOn() {
  const viewer = use(ViewerContext)
  if (!viewer) return null
  return pageList
    .filter((page) => page.inNavigation && can(viewer, page.need).allowed)
    .slice(0, 3)
    .map((page) => (
      <Link key={page.id} to={page.path} className={buttonClass()}>
        {page.title}
      </Link>
    ))
}
