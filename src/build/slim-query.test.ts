import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { SLIM_FILES, slimFile } from './slim-query.ts'

const root = join(import.meta.dirname, '..', '..')

it.each(SLIM_FILES)('knows this version of %s, and leaves it something a browser can read', (name) => {
  const [library = '', file = ''] = name.split('/')
  const path = join(root, 'node_modules', '@tanstack', library, 'build', 'modern', `${file}.js`)
  const code = readFileSync(path, 'utf8')
  const slim = slimFile(code, name)
  expect(parseSync(path, slim).errors).toEqual([])
  expect(slim.length).toBeLessThan(code.length)
})

it('stops the build when the library is another one', () => {
  expect(() => slimFile('var Query = class {}', 'query-core/query')).toThrow('query-core/query has changed')
})

/** What the build has no answer to: anywhere, where queries are made or read, and where writes are made. */
const UNANSWERED = [
  /\b(?:ensure\w*QueryData|resetQueries|setQueriesData|isMutating|resumePausedMutations|[gs]et(?:Query|Mutation)Defaults)\b/,
  /\b(?:[gs]etDefaultOptions|getMutationCache|fetchOptimistic|getCurrentQuery|isStatic|client\.(?:infiniteQ|q)uery)\b/,
  /\b(?:skipToken|onlineManager|timeoutManager|useQueries|useSuspense\w*|useMutationState|QueryErrorResetBoundary)\b/,
  /\b(?:IsRestoring\w*|persister|refetchInterval\w*|retryDelay|retryOnMount|throwOnError|initialData|initialPromise)\b/,
  /\b(?:notifyOnChangeProps|getPreviousPageParam|fetchPreviousPage|hasPreviousPage|mutationKey|onMutate)\b/,
  /\b(?:isInitialLoading|failureCount|failureReason|errorUpdateCount|submittedAt)\b|\.(?:isPaused|isEnabled)\b/,
]
const UNANSWERED_IN_QUERIES = /\b(?:suspense|scope|networkMode): |\bretry: (?!\()|staleTime: 'static'/
const UNANSWERED_IN_WRITES = /\bon(?:Success|Error)\b/

it('asks for nothing that the build leaves out', () => {
  const src = join(root, 'src')
  const app = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^(?:build|dev-server|demo-server)\//.test(file))
    .map((file) => ({ file, code: readFileSync(join(src, file), 'utf8') }))
  const clients = app.filter(({ code }) => code.includes('new QueryClient('))
  expect(clients.map(({ file }) => file)).toEqual(['queries/client.ts'])
  const asking = app.filter(
    ({ file, code }) =>
      UNANSWERED.some((words) => words.test(code)) ||
      (code.includes("'@tanstack/react-query'") && file !== clients[0]?.file && UNANSWERED_IN_QUERIES.test(code)) ||
      (code.includes('useMutation(') && UNANSWERED_IN_WRITES.test(code)),
  )
  expect(asking.map(({ file }) => file)).toEqual([])
})
