import { countOf } from '@/lib/format.ts'
import type { ServerFeatures } from './server-features.ts'

const DAY = 86_400_000

/**
 * The server works out the latest end when the request arrives, by its own clock. A minute less than the maximum gives
 * the way there, and small differences of clocks, room.
 */
const MARGIN = 60_000

const PRESET_DAYS = [7, 30, 90, 180, 365]
const DEFAULT_DAYS = 90

type Policy = Pick<ServerFeatures, 'tokenExpiry' | 'tokenPolicyDays'>

/** One choice of how long a token lives. `reason`: why it cannot be chosen here, null when it can. */
export interface ExpiryPreset {
  id: string
  label: string
  /** Milliseconds since epoch; 0 is never. */
  expiresAt: number
  reason: string | null
}

function dayWords(days: number): string {
  return countOf(days, 'day')
}

function policyReason(policy: Policy): string {
  return `This server lets tokens live ${dayWords(policy.tokenPolicyDays)} at most.`
}

/** The days of the server's policy, 0 when none applies. Bots of plugins are exempt. */
function policyDays(policy: Policy, isExempt: boolean): number {
  return isExempt ? 0 : policy.tokenPolicyDays
}

/** The latest end that the policy allows at `now` (ms since epoch), with the margin taken off; null without a policy. */
export function latestExpiry(policy: Policy, now: number, isExempt = false): number | null {
  const days = policyDays(policy, isExempt)
  return days > 0 ? now + days * DAY - MARGIN : null
}

/**
 * The choices for a new end at `now` (ms since epoch): 7, 30, 90, 180, 365 days and never, and the policy's own maximum
 * when it is none of these. What the policy forbids stays in the list with the reason. Empty on servers that know no expiry
 * (before 11.9). `isExempt` for bots of plugins.
 */
export function expiryPresets(policy: Policy, now: number, isExempt = false): ExpiryPreset[] {
  if (!policy.tokenExpiry) return []
  const most = policyDays(policy, isExempt)
  const latest = latestExpiry(policy, now, isExempt)
  const days = most === 0 || PRESET_DAYS.includes(most) ? PRESET_DAYS : [...PRESET_DAYS, most].toSorted((a, b) => a - b)
  const presets = days.map((count): ExpiryPreset => ({
    id: `${count}d`,
    label: count === most ? `${dayWords(count)}, the longest allowed` : dayWords(count),
    expiresAt: latest !== null && count === most ? latest : now + count * DAY,
    reason: most > 0 && count > most ? policyReason(policy) : null,
  }))
  presets.push({ id: 'never', label: 'Never', expiresAt: 0, reason: most > 0 ? policyReason(policy) : null })
  return presets
}

/** The preset chosen to begin with: 90 days, or the longest allowed one below it. Null on servers without expiry. */
export function defaultExpiryPreset(presets: readonly ExpiryPreset[]): ExpiryPreset | null {
  const allowed = presets.filter((preset) => preset.reason === null && preset.expiresAt > 0)
  return allowed.find((preset) => preset.id === `${DEFAULT_DAYS}d`) ?? allowed.at(-1) ?? null
}

/** Why `expiresAt` (ms since epoch, 0 = never) cannot be the end of a token at `now`, or null. */
export function checkExpiry(expiresAt: number, policy: Policy, now: number, isExempt = false): string | null {
  if (!policy.tokenExpiry) {
    return expiresAt === 0 ? null : 'This server knows no expiry dates for tokens. They came with Mattermost 11.9.'
  }
  const days = policyDays(policy, isExempt)
  if (expiresAt === 0) return days === 0 ? null : `Choose an end. ${policyReason(policy)}`
  if (!(expiresAt > now)) return 'Choose a time in the future.'
  return days > 0 && expiresAt > now + days * DAY ? policyReason(policy) : null
}

/** The day of `ms` by the clock of this computer as "2026-06-01", for date fields. */
export function dayOf(ms: number): string {
  const date = new Date(ms)
  const pad = (part: number, width: number) => String(part).padStart(width, '0')
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`
}

/**
 * The end of a day typed as "2026-06-01", by the clock of this computer, in ms since epoch: a token that ends "on the
 * 1st" works on the 1st. On the last day the policy allows it is that day's last allowed moment. Null when the text is
 * no date.
 */
export function expiryOfDay(day: string, policy: Policy, now: number, isExempt = false): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const start = new Date(year, month - 1, date)
  if (start.getMonth() !== month - 1 || start.getDate() !== date || start.getFullYear() !== year) return null
  const end = new Date(year, month - 1, date, 23, 59, 59, 999).getTime()
  const latest = latestExpiry(policy, now, isExempt)
  return latest !== null && end > latest && start.getTime() <= latest ? latest : end
}
