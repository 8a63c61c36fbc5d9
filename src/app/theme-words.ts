import { DarkIcon, LightIcon, SystemThemeIcon, type Icon } from '@/ui/icons.ts'
import type { Theme } from './use-theme.ts'

export const THEME_WORDS: Record<Theme, { label: string; icon: Icon }> = {
  light: { label: 'Light', icon: LightIcon },
  dark: { label: 'Dark', icon: DarkIcon },
  system: { label: 'Like the device', icon: SystemThemeIcon },
}
