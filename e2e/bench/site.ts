import { fork } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { build } from 'vite'
import type { Question } from './site-host.ts'

const cookieSchema = v.object({ name: v.string(), value: v.string(), url: v.string(), httpOnly: v.boolean() })
const answerSchema = v.object({ id: v.number(), is: v.unknown(), error: v.nullable(v.string()) })

/** A site to measure, served by another process. */
export interface BenchSite {
  /** `http://127.0.0.1:port` */
  origin: string
  /** Signs a demo person in, and gives the cookies of the session. */
  cookies(username: string): Promise<v.InferOutput<typeof cookieSchema>[]>
  /** Lets the server wait so many ms before it answers what begins with this path; 0: before nothing. */
  setLatency(path: string, ms: number): Promise<void>
  close(): Promise<void>
}

type Answer = v.InferOutput<typeof answerSchema>
type Asked<Kind> = Kind extends Question ? Omit<Kind, 'id'> : never
type Ask = (question: Asked<Question>) => Promise<unknown>

const HOST = join(import.meta.dirname, '..', 'run', 'bench-sites.mjs')
const DIST = join(import.meta.dirname, '..', '..', 'dist')

/** Starts the process that serves. Returns how to ask it, and how to end it. */
async function startHost(): Promise<{ ask: Ask; end: () => void }> {
  const host = fork(HOST)
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let asked = 0
  const answerTo = (id: number): Promise<Answer> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  host.on('message', (message) => {
    const answer = v.parse(answerSchema, message)
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
  })
  host.once('exit', (status) => {
    for (const { reject } of waiting.values()) reject(new Error(`The servers have ended: ${String(status)}`))
  })
  // It says by itself that it has started.
  await answerTo(0)
  return {
    ask: async (question) => {
      asked += 1
      const id = asked
      const answer = answerTo(id)
      // Nor is anything told to one that has ended.
      host.send({ ...question, id }, (failure) => failure && waiting.get(id)?.reject(failure))
      const { is, error } = await answer
      if (error !== null) throw new Error(error)
      return is
    },
    end: () => host.disconnect(),
  }
}

async function serve(ask: Ask, folder: string, scale: number): Promise<BenchSite> {
  const origin = v.parse(v.string(), await ask({ ask: 'serve', folder, scale }))
  return {
    origin,
    cookies: async (username) => v.parse(v.array(cookieSchema), await ask({ ask: 'cookies', origin, username })),
    setLatency: async (path, ms) => void (await ask({ ask: 'latency', origin, path, ms })),
    close: async () => void (await ask({ ask: 'close', origin })),
  }
}

/** The process that serves what is measured. */
export interface Sites {
  /** The production build of Latchkey, with so many tokens; 0: the demo company. */
  serveLatchkey(scale?: number): Promise<BenchSite>
  /** The floor, built by the same bundler with the same targets. */
  serveFloor(target: string[]): Promise<BenchSite>
  end(): void
}

/** Starts the process that serves; whoever starts it ends it. */
export async function startSites(): Promise<Sites> {
  const { ask, end } = await startHost()
  return {
    serveLatchkey: (scale = 0) => serve(ask, DIST, scale),
    serveFloor: async (target) => {
      const outDir = mkdtempSync(join(tmpdir(), 'latchkey-floor-'))
      await build({
        configFile: false,
        root: join(import.meta.dirname, 'floor'),
        logLevel: 'error',
        build: { outDir, target, modulePreload: { polyfill: false } },
      })
      return serve(ask, outDir, 0)
    },
    end,
  }
}
