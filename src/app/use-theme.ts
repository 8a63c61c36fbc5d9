import { useEffect, useSyncExternalStore } from 'react'
import { readDensity, type Density } from '@/components/use-density.ts'
import { createPreferenceReader, subscribe, writePreference } from '@/lib/local-preference.ts'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

const readTheme = createPreferenceReader(
  'theme',
  (stored): Theme => THEMES.find((theme) => theme === stored) ?? 'system',
)

/**
 * Theme and density of this browser, in all its tabs. `build/theme.js` sets both before the first paint; this keeps the
 * page in step afterwards.
 */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, readTheme)
  const density = useSyncExternalStore(subscribe, readDensity)
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
    document.documentElement.dataset['density'] = density
  }, [theme, density])
  return {
    theme,
    density,
    setTheme: (next: Theme) => writePreference('theme', next),
    setDensity: (next: Density) => writePreference('density', next),
  }
}
