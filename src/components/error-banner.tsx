import { lazyPart } from './lazy-part.tsx'

/** What went wrong, inside a dialog or form. The words come when something first fails. */
export const ErrorBanner = lazyPart<{ error: unknown }>(
  async () => (await import('./error-banner-full.tsx')).ErrorBannerFull,
)
