import { useSyncExternalStore } from 'react'

/** A hook that tells whether the window fits a media query. */
function mediaHook(query: string): () => boolean {
  const media = typeof matchMedia === 'function' ? matchMedia(query) : null
  const subscribe = (listener: () => void) => {
    media?.addEventListener('change', listener)
    return () => media?.removeEventListener('change', listener)
  }
  const fits = () => media?.matches ?? false
  return function useMedia() {
    return useSyncExternalStore(subscribe, fits)
  }
}

/** True under 768 px, where rows are cards and the side bar is a sheet. */
export const useIsNarrow = mediaHook('(max-width: 767px)')

/** True from 1 200 px on, where there is room for the words of the side bar. */
export const useIsRoomy = mediaHook('(min-width: 75rem)')
