import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const VITE = 'node_modules/vite/bin/vite.js'

/** `npm start`, as somebody at a terminal has it. */
export interface Started {
  /** The address it printed, without a slash at the end. */
  origin: string
  /** What it printed so far. */
  printed: () => string
}

/** What runs, from the moment it was begun: it may never print an address, and is to be stopped all the same. */
const running = new Set<ChildProcess>()

function run(command: readonly string[], settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends all that was started and has not ended by itself. */
export async function stopAll(): Promise<void> {
  const ends = [...running].map(async (child) => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  })
  await Promise.all(ends)
}

/**
 * Starts Latchkey on a free port, with settings in its environment, and waits for its address.
 * Rejects with what it printed when it ends by itself. `folder`: another build than the usual one.
 */
export async function start(settings: Readonly<Record<string, string>>, folder?: string): Promise<Started> {
  const child = run(folder ? [VITE, 'preview', '--outDir', folder] : ['src/dev-server/start.mjs'], settings)
  let text = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const address = /Local:\s+(http:\/\/\S+?)\/\s/.exec(text)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`it ended: ${text}`)))
  })
  return { origin, printed: () => text }
}

/** Builds Latchkey into a folder of its own, so that the build of the other tests stays as it is. */
export async function buildInto(folder: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const child = run([VITE, 'build', '--logLevel', 'error', '--outDir', folder], settings)
  child.stdout.resume()
  child.stderr.pipe(process.stderr)
  await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`the build ended with ${child.exitCode}`)
}
