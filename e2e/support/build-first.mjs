import { build } from 'vite'
import { isBuildFresh, stampBuild } from '../../src/build/build-stamp.mjs'

/** The browser tests run against the production build: makes it when it is missing or old. */
export default async function buildFirst() {
  if (!isBuildFresh()) await stampBuild(() => build({ logLevel: 'warn' }))
}
