/**
 * The servers that `npm run bench` measures, in a process of their own: what the measuring costs is then not taken from
 * what is measured, and the other way round. Started by `e2e/bench/site.ts`, ended with it.
 */
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './command.mjs'

/** @typedef {typeof import('../bench/site-host.ts')} Host */

/** @type {{ module: Host }} */
const { module } = await runnerImport(join(ROOT, 'e2e', 'bench', 'site-host.ts'), {
  configFile: false,
  root: ROOT,
  logLevel: 'error',
})
process.on('message', (/** @type {import('../bench/site-host.ts').Question} */ question) => {
  void module.answerTo(question).then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0, is: null, error: null })
