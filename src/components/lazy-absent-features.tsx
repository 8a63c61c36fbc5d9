import { lazyPart } from './lazy-part.tsx'

/** What this server is too old for; its code comes on an old server only, where it is drawn. */
export const AbsentFeatures = lazyPart(async () => (await import('./absent-features.tsx')).AbsentFeatures)
