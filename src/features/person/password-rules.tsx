import { clsx } from 'clsx'
import type { PasswordRule } from '@/domain/password-policy.ts'
import { CheckIcon, CloseIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'

/** What the server wants of a password, and which of it is met, while one types. */
export function PasswordRules({ rules, isEmpty }: { rules: readonly PasswordRule[]; isEmpty: boolean }) {
  return (
    <ul aria-label="Rules of this server" className="flex flex-col gap-1 text-sm">
      {rules.map((rule) => {
        const Mark = rule.isMet ? CheckIcon : CloseIcon
        return (
          <li key={rule.id} className="flex items-center gap-2">
            <Glyph
              icon={Mark}
              className={clsx('size-3.5', rule.isMet ? 'text-good' : isEmpty ? 'text-ink-3' : 'text-danger')}
              aria-hidden
            />
            <span className={rule.isMet || isEmpty ? 'text-ink-2' : 'text-ink'}>{rule.words}</span>
            <span className="sr-only">{rule.isMet ? 'met' : 'not met'}</span>
          </li>
        )
      })}
    </ul>
  )
}
