import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Settings for serving: set in somebody's shell, they would make another build or another server than the tests expect. */
const SETTINGS = /^(PORT|HOST|ALLOWED_HOSTS|BASE_PATH|MATTERMOST_URL|VITE_.*|DEMO_.*|NODE_ENV)$/

/** Takes the settings for serving out of the environment of this process and so of all it starts. */
export function forgetSettings() {
  for (const name of Object.keys(process.env)) if (SETTINGS.test(name)) delete process.env[name]
}

/**
 * @typedef {{ status: number, output: string }} Ended  What a command left: its exit status and all it wrote.
 */

/**
 * Runs a program of node_modules/.bin, or a file of its own under node.
 * @param {readonly string[]} command
 * @param {{ isLive?: boolean, env?: Record<string, string> }} [options] isLive: show what it writes while it writes
 * @returns {Promise<Ended>}
 */
export function run([name = '', ...args], { isLive = false, env = {} } = {}) {
  const local = join(ROOT, 'node_modules', '.bin', name)
  return new Promise((resolve, reject) => {
    const child = spawn(existsSync(local) ? local : name, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (/** @type {string} */ text) => {
        output += text
        if (isLive) process.stdout.write(text)
      })
    }
    child.on('error', reject)
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}
