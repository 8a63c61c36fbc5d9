import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const STAMP = join(ROOT, 'dist', '.vite', 'stamp')

/** Part of `src`, yet not of what is built. The policy in dev-server is: it stands in the page, where the plugin puts it. */
const NOT_BUILT = /^src\/(demo-server\/|dev-server\/(?!(content-security-policy|plugin)\.ts)|.*\.test\.tsx?$)/

/** Everything that a change of would give another build. */
export function inputs() {
  const listed = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(ROOT.length + 1)
          .replaceAll('\\', '/'),
      ),
  )
  const built = listed.filter((path) => !NOT_BUILT.test(path)).toSorted()
  return [...built, 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
}

function currentStamp() {
  const hash = createHash('sha256')
  for (const path of inputs())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  return hash.update(JSON.stringify([process.env.BASE_PATH ?? '', process.env.VITE_API_ROOT ?? ''])).digest('hex')
}

/** True when `dist` holds what a build would give now. */
export function isBuildFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === currentStamp()
}

/**
 * Runs a build, between forgetting the old stamp and leaving the new one: a build that fails leaves none, and what
 * changes while it runs makes the next one necessary. It is one for production, whatever the shell it runs in is set to.
 * @param {() => Promise<unknown>} build
 * @param {string} [file] where the stamp is left
 */
export async function stampBuild(build, file = STAMP) {
  const stamp = currentStamp()
  rmSync(file, { force: true })
  process.env.NODE_ENV = 'production'
  await build()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}
