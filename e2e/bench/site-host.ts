import { nodeHandler } from '../../src/demo-server/node.ts'
import { createDemoServer, type DemoServer } from '../../src/demo-server/server.ts'
import { sessionCookies } from '../support/cookies.ts'
import { startSite, type Site } from '../support/site.ts'

/** What the measuring process asks for; each question has a number, under which it is answered. */
export type Question = { id: number } & (
  | { ask: 'serve'; folder: string; scale: number }
  | { ask: 'cookies'; origin: string; username: string }
  | { ask: 'latency'; origin: string; path: string; ms: number }
  | { ask: 'close'; origin: string }
)

const sites = new Map<string, { site: Site; demo: DemoServer }>()

function hosted(origin: string): { site: Site; demo: DemoServer } {
  const found = sites.get(origin)
  if (!found) throw new Error(`Nothing is served at ${origin}`)
  return found
}

async function answer(question: Question): Promise<unknown> {
  if (question.ask === 'serve') {
    const demo = createDemoServer({ scale: question.scale })
    // HTTP/1.1 and gzip, as a plain server in front would.
    const site = await startSite({ folder: question.folder, api: nodeHandler(demo, { gzip: true }), gzip: true })
    sites.set(site.origin, { site, demo })
    return site.origin
  }
  const { site, demo } = hosted(question.origin)
  if (question.ask === 'cookies') return sessionCookies(site.origin, demo, question.username)
  if (question.ask === 'latency') {
    demo.faults.clear()
    if (question.ms > 0) demo.faults.add({ kind: 'latency', ms: question.ms, match: { path: question.path } })
    return null
  }
  sites.delete(question.origin)
  await site.close()
  return null
}

/** Answers one question; what goes wrong is told as well. */
export async function answerTo(question: Question): Promise<{ id: number; is: unknown; error: string | null }> {
  try {
    return { id: question.id, is: await answer(question), error: null }
  } catch (error) {
    return { id: question.id, is: null, error: String(error) }
  }
}
