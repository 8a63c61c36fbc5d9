import { lazy, Suspense, useSyncExternalStore } from 'react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { currentWait, subscribeWaits } from '@/api/waits.ts'
import { buttonClass } from '@/ui/button-class.ts'
import { ChunkFailed, loadChunk } from './chunk.ts'

/** While the first page is on its way. It shows late: most of the time nobody is to see it. */
export function Splash() {
  const isWaiting = useSyncExternalStore(subscribeWaits, currentWait) !== null
  return (
    <div role="status" className="grid min-h-dvh animate-late place-content-center text-sm text-ink-3">
      {isWaiting ? 'The server asks to wait. Latchkey goes on by itself.' : 'Latchkey is loading …'}
    </div>
  )
}

const ErrorPage = lazy(async () => {
  return { default: await loadChunk(async () => (await import('./error-page.tsx')).ErrorPage) }
})

/** Draws what went wrong in the place of the page, so that the navigation stays. Its words come when they are needed. */
export function PageErrorBoundary() {
  const error = useRouteError()
  return (
    <Suspense fallback={null}>
      <ErrorPage error={error} />
    </Suspense>
  )
}

/**
 * The last resort, for when not even the error page can be had: no code but the entry's. An address the router has no
 * route for comes here too, and is no fault of the page.
 */
export function RootErrorBoundary() {
  const error = useRouteError()
  const isChunk = error instanceof ChunkFailed
  if (isRouteErrorResponse(error)) return <PageErrorBoundary />
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-4 p-6">
      <h1 className="text-xl font-semibold">{isChunk ? 'A part of Latchkey is missing' : 'Latchkey stopped'}</h1>
      <p className="text-base text-ink-2">
        {isChunk ? 'The connection was lost, or a new version was put up meanwhile.' : 'This is a fault of the page.'}
      </p>
      <button type="button" className={buttonClass({ variant: 'primary' })} onClick={() => location.reload()}>
        Reload
      </button>
    </main>
  )
}
