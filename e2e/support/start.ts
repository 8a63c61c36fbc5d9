import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** `npm start`, as somebody at a terminal has it. */
export interface Started {
  /** The address it printed, without a slash at the end. */
  origin: string
  /** What it printed so far. */
  printed: () => string
  stop: () => Promise<void>
}

/**
 * Starts Latchkey on a free port, with settings in its environment, and waits for its address.
 * Rejects with what it printed when it ends by itself.
 */
export async function start(settings: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, ['src/dev-server/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
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
  return {
    origin,
    printed: () => text,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
