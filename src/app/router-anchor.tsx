import { Link } from 'react-router'
import type { AnchorProps } from '@/ui/link.tsx'

/** A link of the ui, drawn by the router: addresses inside the app do not load the page anew. */
export function RouterAnchor({ href, children, ...rest }: AnchorProps) {
  const isInside = href.startsWith('/') || href.startsWith('?') || href.startsWith('#')
  if (!isInside) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <Link to={href} {...rest}>
      {children}
    </Link>
  )
}
