import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { FIRST_CALLS } from './src/access/first-calls.ts'
import { EARLY_CALLS } from './src/api/early-calls.ts'
import { chunkGroups, compileHint } from './src/build/chunks.ts'
import { latchkeyServer } from './src/dev-server/plugin.ts'
import { loneExports } from './src/build/lone-exports.ts'
import { plainImports } from './src/build/plain-imports.ts'
import { reactNames } from './src/build/react-names.ts'
import { routePreload } from './src/build/route-preload.ts'
import { settingsOrExit } from './src/dev-server/settings.ts'
import { slimQuery } from './src/build/slim-query.ts'
import { slimRadix } from './src/build/slim-radix.ts'
import { slimReactDom } from './src/build/slim-react-dom.ts'
import { slimRouter } from './src/build/slim-router.ts'
import { PREFIX } from './src/lib/local-preference.ts'

const settings = settingsOrExit(process.env)
// A copy: Vite adds the address it listens at, which is no other name for us.
const server = { host: settings.host, allowedHosts: [...settings.allowedHosts], cors: false, strictPort: false }

export default defineConfig({
  base: settings.base,
  plugins: [
    react(),
    tailwindcss(),
    reactNames(),
    slimReactDom(),
    slimRouter(),
    slimRadix(),
    slimQuery(),
    plainImports(),
    loneExports(),
    routePreload({ calls: EARLY_CALLS, firsts: FIRST_CALLS, rememberedIn: `${PREFIX}early` }),
    latchkeyServer(settings),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { ...server, port: settings.port ?? 5173 },
  preview: { ...server, port: settings.port ?? 4173 },
  build: {
    target: ['chrome120', 'firefox121', 'safari17.4'],
    // Every such browser preloads modules by itself.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What is lazy in the first list may well be a plain part of a dialog.
    rolldownOptions: {
      checks: { ineffectiveDynamicImport: false },
      // Each name stands in the entry, where it cannot be compressed: 42 bits of hash are enough to tell builds apart.
      output: {
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: { groups: chunkGroups() },
        postBanner: compileHint,
      },
    },
  },
  test: {
    // Long enough for two slow cores under load: a limit is there to end what hangs, not to measure.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
          exclude: ['e2e/bundle-size.test.ts'],
          // A process for each of a hundred files takes four times as long as the tests in them.
          isolate: false,
        },
      },
      // What needs a page. All files share one: making it takes ten times as long as the tests do.
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['e2e/run/clean-page.ts'],
          isolate: false,
        },
      },
      // Reads the build, so it runs by itself after one.
      { extends: true, test: { name: 'sizes', include: ['e2e/bundle-size.test.ts'] } },
    ],
  },
})
