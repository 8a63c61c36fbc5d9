import { createBrowserRouter, RouterContextProvider } from 'react-router'
import { noteLeaving } from '@/components/leaving.ts'
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
  const router = createBrowserRouter(routes, {
    basename: base === '' ? '/' : base,
    getContext: () => new RouterContextProvider(new Map([[pathContext, pathOf]])),
  })
  router.subscribe(({ navigation }) => noteLeaving(navigation.state !== 'idle'))
  return router
}
