import { lazyPart } from './lazy-part.tsx'
import type { ErrorPanelProps } from './error-panel-full.tsx'

/** What failed and what to do, in the place of what was to be there. The words come when something first fails. */
export const ErrorPanel = lazyPart<ErrorPanelProps>(async () => (await import('./error-panel-full.tsx')).ErrorPanelFull)
