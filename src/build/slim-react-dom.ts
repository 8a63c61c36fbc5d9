import type { Plugin } from 'vite'
import { slimmed, UNREACHED, type Place } from './slimming.ts'

/**
 * Functions of React DOM that serve what this app has nothing of, and what stands in them instead. With `PLACES` all in
 * all 14 kB gzip less.
 */
const BODIES: Readonly<Record<string, string>> = {
  // Pages that a server has drawn, and clicks on them before they are taken over.
  updateDehydratedSuspenseComponent: UNREACHED,
  prepareToHydrateHostInstance: UNREACHED,
  clearHydrationBoundary: UNREACHED,
  hideOrUnhideDehydratedBoundary: UNREACHED,
  attemptExplicitHydrationTarget: UNREACHED,
  queueIfContinuousEvent: UNREACHED,
  retryIfBlockedOn: UNREACHED,
  // What they answer where there is no such page.
  popHydrationState: '{ return false }',
  upgradeHydrationErrorsToRecoverable: '{ return null }',
  commitActivityHydrationCallbacks: '{}',
  commitSuspenseHydrationCallbacks: '{}',
  // `<ViewTransition>`, `<Activity>`, `<SuspenseList>`, `<Fragment ref>`, elements of one's own, and React's compiler.
  startViewTransition: UNREACHED,
  commitAfterMutationEffectsOnFiber: UNREACHED,
  commitExitViewTransitions: '{}',
  commitNestedViewTransitions: '{}',
  restoreEnterOrExitViewTransitions: '{}',
  restoreNestedViewTransitions: '{}',
  trackEnterViewTransitions: '{}',
  updateActivityComponent: UNREACHED,
  updateSuspenseListComponent: UNREACHED,
  FragmentInstance: UNREACHED,
  setPropOnCustomElement: UNREACHED,
  useMemoCache: UNREACHED,
  // Actions of forms: writes go through React Query.
  extractEvents$1: '{}',
  startHostTransition: UNREACHED,
  mountActionState: UNREACHED,
  rerenderActionState: UNREACHED,
  updateActionStateImpl: UNREACHED,
  // Style sheets and scripts that components bring with them: the content policy forbids both. A title is no such thing.
  getResource: '{ return null }',
  acquireResource: UNREACHED,
  suspendResource: UNREACHED,
  getHydratableHoistableCache: UNREACHED,
  preload: UNREACHED,
  preloadModule: UNREACHED,
  preinitStyle: UNREACHED,
  preinitScript: UNREACHED,
  preinitModuleScript: UNREACHED,
  preconnectAs: UNREACHED,
  // Style sheets and pictures that a drawing would wait for.
  accumulateSuspenseyCommitOnFiber: '{}',
  waitForCommitToBeReady: '{ return null }',
  // `onBeforeInput`, and `onSelect` of text.
  getNativeBeforeInputChars: '{ return null }',
  getFallbackBeforeInputChars: '{ return null }',
  constructSelectEvent: '{}',
  // The browser's own sign of being on the way, for transitions that wait by themselves.
  defaultOnDefaultTransitionIndicator: '{}',
  commitNewChildToFragmentInstances: '{}',
  restoreViewTransitionOnHostInstances: '{}',
  applyViewTransitionToHostInstancesRecursive: UNREACHED,
  // It calls a component again to find its line in a file, for a list of components that nobody is shown.
  describeNativeComponentFrame: '{ return describeBuiltInComponentFrame((fn && (fn.displayName || fn.name)) || "") }',
}

const PLACES: readonly Place[] = [
  // Wherever it is read: not as a parameter, nor where it is written.
  [/\bisHydrating\b(?!\$| = |\n\) \{)/g, 'false'],
  [/^FragmentInstance\.prototype\.\w+ = [^]*?^\};$/gm, ''],
]

/**
 * React DOM's client without what is never asked of it.
 * @throws Error when it is not what it was when the list was made
 */
export function slimClient(code: string, file: string): string {
  return slimmed(code, file, { library: 'React DOM', bodies: BODIES, places: PLACES })
}

/** Builds without what this app never asks of React DOM. */
export function slimReactDom(): Plugin {
  return {
    name: 'latchkey-slim-react-dom',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const isClient = id.endsWith('/node_modules/react-dom/cjs/react-dom-client.production.js')
      return isClient ? { code: slimClient(code, id), map: null } : null
    },
  }
}
