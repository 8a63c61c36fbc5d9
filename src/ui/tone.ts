import { DangerIcon, GoodIcon, InfoIcon, WarnIcon, type Icon } from './icons.ts'

/** What a colour may say. `neutral` is no state at all. */
export type Tone = 'danger' | 'warn' | 'good' | 'info' | 'neutral'

/** The icon that says the same as the colour, for those who do not see it. `null` for neutral. */
export const toneIcons: Record<Tone, Icon | null> = {
  danger: DangerIcon,
  warn: WarnIcon,
  good: GoodIcon,
  info: InfoIcon,
  neutral: null,
}

/** A soft ground with its ink. */
export const softTones: Record<Tone, string> = {
  danger: 'bg-danger-soft text-danger-ink',
  warn: 'bg-warn-soft text-warn-ink',
  good: 'bg-good-soft text-good-ink',
  info: 'bg-info-soft text-info-ink',
  neutral: 'bg-sunken text-ink-2',
}

/** The solid as the colour of an icon (3 : 1 against every ground). Never for words. */
export const iconTones: Record<Tone, string> = {
  danger: 'text-danger',
  warn: 'text-warn',
  good: 'text-good',
  info: 'text-info',
  neutral: 'text-ink-3',
}
