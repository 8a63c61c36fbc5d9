import type { StatePanelProps } from '@/ui/state-panel.tsx'
import { lazyPart } from './lazy-part.tsx'

/** Why a list shows nothing, with its code, which a list with rows does without. */
export const LazyStatePanel = lazyPart<StatePanelProps>(async () => (await import('@/ui/state-panel.tsx')).StatePanel)
