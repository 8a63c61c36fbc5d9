import type { Plugin } from 'vite'
import { slimmed, type Slimming } from './slimming.ts'

/**
 * What is never asked of React Query, by file. `queries/client.ts` has nothing tried again and nothing wait for the
 * network; no query suspends, throws, comes with data or is kept beyond the page; a write says nothing but what it does
 * and what is to be read again. slim-query.test.ts and `queries/client.test.ts` hold the app to that. All in all 3 kB gzip
 * less, on every page.
 */
const FILES: Readonly<Record<string, Omit<Slimming, 'library'>>> = {
  'query-core/queryClient': {
    methods: [
      'QueryClient.isMutating',
      'QueryClient.ensureQueryData',
      'QueryClient.setQueriesData',
      'QueryClient.resetQueries',
      'QueryClient.query',
      'QueryClient.infiniteQuery',
      'QueryClient.ensureInfiniteQueryData',
      'QueryClient.resumePausedMutations',
      'QueryClient.getDefaultOptions',
      'QueryClient.setDefaultOptions',
      'QueryClient.getQueryDefaults',
      'QueryClient.setQueryDefaults',
      'QueryClient.getMutationDefaults',
      'QueryClient.setMutationDefaults',
    ],
    places: [
      [/^\t+(?:this\.)?#(?:query|mutation)Defaults\b.*;$/gm, ''],
      [/\.\.\.this\.getQueryDefaults\(.*?\),/, ''],
      [/\.\.\.options\?\.mutationKey && .*,/, ''],
      [/await this\.resumePausedMutations\(\);/g, ''],
      [/if \(defaultedOptions\.(?:refetchOnReconnect|throwOnError|retry) === void 0\) .*;/g, ''],
      [/if \(!defaultedOptions\.networkMode && .*;/, ''],
      [/if \(defaultedOptions\.queryFn === skipToken\) .*;/, ''],
      [/ && !query\.isStatic\(\)/, ''],
      [/fetchOptions\.throwOnError/, 'false'],
      [/query\.state\.fetchStatus === "paused"/, 'false'],
    ],
  },
  'query-core/queryCache': {
    places: [[/defaultOptions: client\.getQueryDefaults\(queryKey\)/, '']],
  },
  'query-core/query': {
    methods: ['Query.reset', 'Query.resetState', 'Query.promise', 'Query.queryType', 'Query.isStatic'],
    places: [
      [/\.\.\.this\.#defaultOptions,/, ''],
      [/^\t+(?:this\.)?#defaultOptions\b.*;$/gm, ''],
      [/if \(this\.state && this\.state\.data === void 0\) \{[^]*?^\t\t\}/m, ''],
      [/(this\.state = config\.state \?\? )this\.#initialState/, '$1getDefaultState()'],
      [/^\t+(?:this\.)?#initialState\b.*;$/gm, ''],
      [
        /const data = typeof options\.initialData [^]*? : 0;/,
        'const data = void 0, hasData = false, initialDataUpdatedAt = 0;',
      ],
      [/this\.options\.queryFn === skipToken \|\| /, ''],
      [/if \(staleTime === "static"\) .*;/, ''],
      [/this\.#retryer\?\.continue\(\);/g, ''],
      [/ \|\| this\.state\.fetchStatus === "paused" && this\.state\.status === "pending"/, ''],
      [/else this\.#retryer\.cancelRetry\(\);/, ''],
      [/this\.#retryer\.continueRetry\(\);/, ''],
      [/if \(this\.options\.persister\) .*;/, ''],
      [/initialPromise: .*,/, ''],
      [/onFail: [^]*?canRun: \(\) => true/, ''],
      [/this\.#cache\.config\.on\w+\?\.\(.*\);/g, ''],
      [/case "(?:failed|pause|continue)": return \{[^]*?\};/g, ''],
      [/^\t+fetchFailure\w+: .*$/gm, ''],
      [/canFetch\(options\.networkMode\) \? "fetching" : "paused"/, '"fetching"'],
    ],
  },
  'query-core/retryer': {
    places: [
      [/let (?:isRetryCancelled|failureCount|continueFn)\b.*;/g, ''],
      [/const cancelRetry = [^]*?(?=const resolve = )/, ''],
      [/continueFn\?\.\(\);/g, ''],
      [/const pause = [^]*?(?=const run = )/, ''],
      [/const initialPromise = .*;/, ''],
      [/initialPromise \?\? /, ''],
      [/\.catch\(\(error\) => \{\s*if \(isResolved\(\)\) return;[^]*?^\t\t\}\);/m, '.catch(reject);'],
      [/continue: \(\) => \{[^]*?canStart,/, ''],
      [/if \(canStart\(\)\) run\(\);\s*else .*;/, 'run();'],
    ],
  },
  'query-core/queryObserver': {
    methods: [
      'QueryObserver.getCurrentQuery',
      'QueryObserver.fetchOptimistic',
      'QueryObserver.#computeRefetchInterval',
      'QueryObserver.#updateRefetchInterval',
      'QueryObserver.#clearRefetchInterval',
    ],
    places: [
      [/^\t#(?:refetchIntervalId|currentRefetchInterval);$/gm, ''],
      [/if \(this\.options\.enabled !== void 0 && .*;/, ''],
      [/const nextRefetchInterval = [^]*?\(nextRefetchInterval\);/, ''],
      [/this\.#clearRefetchInterval\(\);/, ''],
      [/this\.#updateRefetchInterval\(.*\);/, ''],
      [/if \(!fetchOptions\?\.throwOnError\) /, ''],
      [/!isServer\(\) && /, ''],
      [/if \(options\._optimisticResults === "isRestoring"\) .*;/, ''],
      [/const \{ notifyOnChangeProps \} = [^]*?;$\s*const .*;$/m, 'const notifyOnChangePropsValue = void 0;'],
      [/if \(this\.options\.throwOnError && .*;/, ''],
      [/ && !\(query\.state\.status === "error" && .*?\)(?=;)/, ''],
      [/ && resolveQueryValue\(options\.staleTime, query\) !== "static"/, ''],
      [/^\t+(?:isInitialLoading|failureCount|failureReason|errorUpdateCount|isPaused|isEnabled): .*$/gm, ''],
      [/ && \(!options\.suspense \|\| .*?\)/, ''],
    ],
  },
  'query-core/removable': {
    places: [[/newGcTime \?\? .*\)(?=\);)/, 'newGcTime']],
  },
  'query-core/utils': {
    places: [
      [/if \(!options\.queryFn && fetchOptions\?\.initialPromise\) .*;/, ''],
      [/ \|\| options\.queryFn === skipToken(?=\) return)/, ''],
    ],
  },
  'query-core/timeoutManager': {
    methods: ['TimeoutManager.setTimeoutProvider', 'TimeoutManager.setInterval', 'TimeoutManager.clearInterval'],
    places: [[/,\s*setInterval: .*,\s*clearInterval: .*/, '']],
  },
  'query-core/infiniteQueryBehavior': {
    places: [
      [/if \(context\.options\.persister\) [^]*?else (?=context\.fetchFn = )/, ''],
      [/const previous = direction === "backward";/, 'const previous = false;'],
    ],
  },
  'query-core/infiniteQueryObserver': {
    methods: ['InfiniteQueryObserver.fetchPreviousPage'],
    places: [
      [/^\t+(?:this\.fetch|fetch|has|const is\w+)PreviousPage\w*(?::| =) .*$/gm, ''],
      [/^\t+is\w+PreviousPage\w*,?$/gm, ''],
      [/ && !is\w+PreviousPage\w*/g, ''],
    ],
  },
  'query-core/mutationCache': {
    methods: [
      'MutationCache.canRun',
      'MutationCache.runNext',
      'MutationCache.find',
      'MutationCache.findAll',
      'MutationCache.notify',
      'MutationCache.resumePausedMutations',
    ],
    places: [
      [/^\t+(?:this\.)?#scopes\b.*;$/gm, ''],
      [/mutations\.forEach\([^]*?^\t{3}\}\);/m, ''],
      [/this\.notify\(\{[^]*?\}\);/g, ''],
      [/const scope = scopeFor\(mutation\);\s*if \(typeof scope === "string"\) \{[^]*?^\t\t\}/m, ''],
      [/if \((this\.#mutations\.delete\(mutation\))\) \{[^]*?^\t\t\}/m, '$1;'],
    ],
  },
  'query-core/mutation': {
    methods: ['Mutation.meta', 'Mutation.continue'],
    places: [
      [/this\.#mutationCache\.notify\(\{[^]*?\}\);/g, ''],
      [/const onContinue = [^]*?\};/, ''],
      [/onFail: [^]*?canRun: .*/, ''],
      [/const restored = .*;\s*const isPaused = .*;/, ''],
      [/(?<=variables),\s*isPaused\b/, ''],
      [/if \(restored\) onContinue\(\);\s*else /, ''],
      [/if \(this\.#mutationCache\.config\.onMutate\) .*;/, ''],
      // Waited for as before: what a write does first is not done in the middle of a click.
      [/const context = (await) this\.options\.onMutate[^]*?^\t{4}\}\);/m, '$1 void 0;'],
      [/if \(this\.state\.isPaused && .*;/, ''],
      [
        /try \{\s*await this\.(?:#mutationCache\.config\.\w+|options\.onError)\?\.\([^]*?^\t{3}\}\s*catch [^]*?^\t{3}\}/gm,
        '',
      ],
      [/await this\.(?:#mutationCache\.config\.\w+|options\.onSuccess)\?\.\(.*\);/g, ''],
      [/this\.#mutationCache\.runNext\(this\);/, ''],
      [/^\t+(?:failureCount|failureReason|isPaused|submittedAt): .*$/gm, ''],
      [/case "(?:failed|pause|continue)": return \{[^]*?\};/g, ''],
    ],
  },
  'query-core/mutationObserver': {
    places: [
      [/if \(!shallowEqualObjects\(this\.options, prevOptions\)\) [^]*?\}\);/, ''],
      [/if \(prevOptions\?\.mutationKey && .*;\s*else /, ''],
    ],
  },
  'react-query/useBaseQuery': {
    places: [
      [/const isRestoring = .*;\s*const errorResetBoundary = .*;/, ''],
      [/isRestoring \? "isRestoring" : /, ''],
      [/!isRestoring && /, ''],
      [/ensureSuspenseTimers\(.*;\s*ensurePreventErrorBoundaryRetry\(.*;\s*useClearResetErrorBoundary\(.*;/, ''],
      [/if \(shouldSuspend\([^]*?throw result\.error;/, ''],
      [/!defaultedOptions\.notifyOnChangeProps \? (.*) : result;/, '$1;'],
    ],
  },
  'react-query/useMutation': {
    places: [[/if \(result\.error && .*;/, '']],
  },
}

/** The files there are cuts for, each by its package and its own name: "query-core/query". */
export const SLIM_FILES = Object.keys(FILES)

const FILE = /\/node_modules\/@tanstack\/([^/]+\/)build\/modern\/(\w+)\.js$/

/**
 * One of these files without what is never asked of it.
 * @throws Error when it is not what it was when the list was made
 */
export function slimFile(code: string, name: string): string {
  return slimmed(code, `${name}.js`, { library: `React Query's ${name}`, ...FILES[name] })
}

/** Builds without what this app never asks of React Query. */
export function slimQuery(): Plugin {
  return {
    name: 'latchkey-slim-query',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const [, library, file] = FILE.exec(id) ?? []
      const name = `${library}${file}`
      return SLIM_FILES.includes(name) ? { code: slimFile(code, name), map: null } : null
    },
  }
}
