import { createContext, createElement, use, type ComponentProps, type ComponentType } from 'react'

/** What every link of this folder takes: those of `<a>`, with an address. */
export type AnchorProps = ComponentProps<'a'> & { href: string }

function PlainAnchor({ children, ...rest }: AnchorProps) {
  return <a {...rest}>{children}</a>
}

/**
 * The component that draws a link. The app gives its router's once, at the root, so that nothing here knows a router:
 * `<AnchorContext value={RouterAnchor}>`. Without it links are plain and load the page anew.
 */
export const AnchorContext = createContext<ComponentType<AnchorProps>>(PlainAnchor)

/** A link inside the app, without a look. */
export function Anchor(props: AnchorProps) {
  return createElement(use(AnchorContext), props)
}
