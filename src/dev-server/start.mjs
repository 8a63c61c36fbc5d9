/** `npm start`: builds Latchkey unless that has been done already, and serves it. */
import { build, preview } from 'vite'
import { isBuildFresh, stampBuild } from '../build/build-stamp.mjs'

if (!isBuildFresh()) {
  console.log('\n  Building Latchkey …')
  await stampBuild(() => build({ logLevel: 'warn' }))
}

const server = await preview()
server.printUrls()

// Ending when asked to is no failure. Vite itself sees to SIGTERM.
process.exitCode = 0
process.once('SIGINT', () => {
  void server.close().finally(() => process.exit())
})
