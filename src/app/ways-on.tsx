import { use } from 'react'
import { Link } from 'react-router'
import { pagesOf } from '@/access/pages-of.ts'
import { ViewerContext } from '@/components/viewer-context.tsx'
import { buttonClass } from '@/ui/button-class.ts'

/** Links to the pages one may use, for where there is nothing else to do. Outside the shell there are none. */
export function WaysOn() {
  const viewer = use(ViewerContext)
  if (!viewer) return null
  return pagesOf(viewer)
    .slice(0, 3)
    .map((page) => (
      <Link key={page.id} to={page.path} className={buttonClass()}>
        {page.title}
      </Link>
    ))
}
