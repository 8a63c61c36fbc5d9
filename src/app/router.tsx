import { createBrowserRouter, RouterContextProvider } from 'react-router'
import { pathContext } from './guards.ts'
import { routes } from './routes.tsx'

/**
 * The router. This is the one place that knows under which path the app is served and which kind of history it keeps;
 * every address elsewhere is a path of the app ("/tokens").
 */
export function createAppRouter() {
  const base = import.meta.env.BASE_URL.replace(/\/+$/, '')
  const pathOf = (address: string) => {
    const { pathname, search, hash } = new URL(address)
    return (pathname.startsWith(base) ? pathname.slice(base.length) : pathname) + search + hash
  }
  return createBrowserRouter(routes, {
    basename: base === '' ? '/' : base,
    getContext: () => new RouterContextProvider(new Map([[pathContext, pathOf]])),
  })
}
