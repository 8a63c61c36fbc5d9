/**
 * `npm run bench`: the figures of the production build beside their budgets. BENCH_RUNS says how often each page is loaded
 * (5); the medians count. Ratios can be compared between machines, seconds cannot.
 */
import { join } from 'node:path'
import { build, resolveConfig, runnerImport } from 'vite'
import { isBuildFresh, stampBuild } from '../../src/build/build-stamp.mjs'
import { forgetSettings, ROOT } from './command.mjs'

/** @typedef {typeof import('../bench/bench.ts')} Bench */

forgetSettings()
if (!isBuildFresh()) await stampBuild(() => build({ logLevel: 'warn' }))
const { build: options } = await resolveConfig({ root: ROOT }, 'build')
const target = [options.target].flat().filter((name) => typeof name === 'string')
// Loading the code below counts as development, and the floor would be built with the development files of React.
process.env.NODE_ENV = 'production'
/** @type {{ module: Bench }} */
const { module } = await runnerImport(join(ROOT, 'e2e', 'bench', 'bench.ts'), {
  configFile: false,
  root: ROOT,
  logLevel: 'error',
})
await module.bench(target, Number(process.env.BENCH_RUNS) || 5)
