/** `npm run pictures`: makes the pictures of the README from the demo, so that they show what is, not what was. */
import { join } from 'node:path'
import { build, runnerImport } from 'vite'
import { isBuildFresh, stampBuild } from '../../src/build/build-stamp.mjs'
import { forgetSettings, ROOT } from './command.mjs'

/** @typedef {typeof import('../support/pictures.ts')} Pictures */

forgetSettings()
if (!isBuildFresh()) await stampBuild(() => build({ logLevel: 'warn' }))
/** @type {{ module: Pictures }} */
const { module } = await runnerImport(join(ROOT, 'e2e', 'support', 'pictures.ts'), {
  configFile: false,
  root: ROOT,
  logLevel: 'error',
})
await module.takePictures(join(ROOT, '.github', 'pictures'))
