import {
  EXPIRY_WORDS,
  statusMeaning,
  TOKEN_STATUS_WORDS,
  type ExpiryState,
  type TokenStatus,
} from '@/domain/token-status.ts'
import { Badge } from '@/ui/badge.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import {
  ActiveIcon,
  AsleepIcon,
  BlockedIcon,
  DisabledIcon,
  ExpiredIcon,
  NeverIcon,
  OwnerlessIcon,
  UnknownIcon,
  WarnIcon,
  type Icon,
} from '@/ui/icons.ts'
import type { Tone } from '@/ui/tone.ts'
import { Time } from './time.tsx'
import { useServer } from './viewer-context.tsx'

const LOOKS: Record<TokenStatus, { tone: Tone; icon: Icon }> = {
  active: { tone: 'good', icon: ActiveIcon },
  asleep: { tone: 'warn', icon: AsleepIcon },
  blocked: { tone: 'warn', icon: BlockedIcon },
  disabled: { tone: 'neutral', icon: DisabledIcon },
  expired: { tone: 'neutral', icon: ExpiredIcon },
  ownerless: { tone: 'danger', icon: OwnerlessIcon },
  unread: { tone: 'neutral', icon: UnknownIcon },
}

/** Whether a token works, in an icon and a word; what it means on hover. */
export function StatusBadge({ status, isBot }: { status: TokenStatus; isBot: boolean }) {
  const { tone, icon } = LOOKS[status]
  const { features } = useServer()
  return (
    <Badge look="plain" tone={tone} icon={icon} tooltip={statusMeaning(status, features, isBot)}>
      {TOKEN_STATUS_WORDS[status].label}
    </Badge>
  )
}

const EXPIRY_TONES: Record<ExpiryState, { tone: Tone; icon: Icon | null }> = {
  never: { tone: 'warn', icon: NeverIcon },
  expired: { tone: 'neutral', icon: ExpiredIcon },
  soon: { tone: 'danger', icon: WarnIcon },
  month: { tone: 'warn', icon: WarnIcon },
  quarter: { tone: 'neutral', icon: null },
  later: { tone: 'neutral', icon: null },
  unknown: { tone: 'neutral', icon: null },
}

interface ExpiryBadgeProps {
  /** Ms since epoch, 0 = never. */
  expiresAt: number | undefined
  state: ExpiryState
  /** False inside a table row, see `Time`. */
  isFocusable?: boolean
}

/** When a token ends, in words and an icon: within 7 days and never stand out. */
export function ExpiryBadge({ expiresAt, state, isFocusable = true }: ExpiryBadgeProps) {
  if (expiresAt === undefined) return <Unknown reason={EXPIRY_WORDS.unknown} />
  const { tone, icon } = EXPIRY_TONES[state]
  return (
    <Badge look="plain" tone={tone} icon={icon}>
      {expiresAt === 0 ? 'Never' : <Time at={expiresAt} isFocusable={isFocusable} />}
    </Badge>
  )
}
