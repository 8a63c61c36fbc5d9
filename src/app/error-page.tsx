import { use, useEffect, type ReactNode } from 'react'
import { isRouteErrorResponse, Link, useLocation, useNavigate, useRevalidator } from 'react-router'
import { pages } from '@/access/pages.ts'
import { ApiError } from '@/api/errors.ts'
import { missingWords } from '@/components/action-button.tsx'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { Page, PageTitle } from '@/components/page.tsx'
import { ViewerContext } from '@/components/viewer-context.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { Button } from '@/ui/button.tsx'
import { NoMatchIcon, RefreshIcon } from '@/ui/icons.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { ChunkFailed } from './chunk.ts'
import { PageRefused } from './guards.ts'
import { signInPath } from './next.ts'
import { WaysOn } from './ways-on.tsx'

/** What a page could not be shown for. Inside the shell where there is one, on a page of its own where there is not. */
export function ErrorPage({ error }: { error: unknown }) {
  const isInShell = use(ViewerContext) !== null
  if (isRouteErrorResponse(error)) return <NoRoute />
  if (!isInShell) {
    return (
      <Alone title="Not available">
        <Failure error={error} />
      </Alone>
    )
  }
  return (
    <Page title={titleOf(error)}>
      <Failure error={error} />
    </Page>
  )
}

/** A page without the shell. What it says is seen in its middle; its first heading is for who walks by headings. */
function Alone({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-content-center">
      <PageTitle>{title}</PageTitle>
      <h1 className="sr-only">{title}</h1>
      {children}
    </main>
  )
}

/** Line breaks, as an address has them: the one thing that the route for all other addresses (`*`) does not match. */
const LINE_BREAKS = /%0[ad]|%e2%80%a[89]/gi

/**
 * An address without a route. One with line breaks goes on to the same one with their codes spelt out, which has the page
 * that says so, in the shell.
 */
function NoRoute() {
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()
  const spelt = pathname.replaceAll(LINE_BREAKS, (code) => encodeURIComponent(code))
  const isOnTheWay = spelt !== pathname
  useEffect(() => {
    if (isOnTheWay) void navigate(spelt + search + hash, { replace: true })
  }, [isOnTheWay, navigate, spelt, search, hash])
  if (isOnTheWay) return null
  return (
    <Alone title="No such page">
      <StatePanel kind="empty" icon={NoMatchIcon} size="page" title="There is nothing at this address" />
    </Alone>
  )
}

function titleOf(error: unknown): string {
  return error instanceof PageRefused ? pages[error.page].title : 'Not available'
}

function Failure({ error }: { error: unknown }) {
  if (error instanceof PageRefused) return <Refusal refused={error} />
  if (error instanceof ChunkFailed) return <MissingChunk />
  if (error instanceof ApiError) return <NoAnswer error={error} />
  return <ErrorPanel size="page" error={error} />
}

function Refusal({ refused }: { refused: PageRefused }) {
  return (
    <StatePanel
      kind="refused"
      size="page"
      title={`“${pages[refused.page].title}” is not for your account`}
      actions={<WaysOn />}
    >
      {missingWords(refused.missing)} A system administrator can grant that with a role.
    </StatePanel>
  )
}

/** After an update the files of the version before are gone, and this tab still asks for them. */
function MissingChunk() {
  return (
    <StatePanel
      kind="failed"
      size="page"
      title="A part of Latchkey could not be loaded"
      actions={
        <Button variant="primary" icon={RefreshIcon} onClick={() => location.reload()}>
          Reload
        </Button>
      }
    >
      A new version may have been put up since this page was opened, or the connection was lost. Reloading brings the
      page back as it is now.
    </StatePanel>
  )
}

/** The session could not be opened: no server, no Mattermost, a rule of the server in the way. */
function NoAnswer({ error }: { error: ApiError }) {
  const { revalidate, state } = useRevalidator()
  const { pathname, search } = useLocation()
  // Some rule of the server stands in this person's way; it may not stand in another's.
  const isPersonal = error.kind === 'forbidden' || error.kind === 'unauthorized'
  return (
    <div className="flex flex-col items-center">
      <ErrorPanel error={error} isRetrying={state === 'loading'} onRetry={() => void revalidate()} />
      {isPersonal && (
        <Link to={signInPath(pathname + search)} className={buttonClass()}>
          Sign in as somebody else
        </Link>
      )}
    </div>
  )
}
