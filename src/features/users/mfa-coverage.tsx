import clsx from 'clsx'
import { useId, useState } from 'react'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useIsNarrow } from '@/components/use-is-narrow.ts'
import { MfaIcon, RightIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import type { MfaCoverageBodyProps } from './mfa-coverage-body.tsx'

const MfaCoverageBody = lazyPart<MfaCoverageBodyProps>(
  async () => (await import('./mfa-coverage-body.tsx')).MfaCoverageBody,
)

/** How many have a second factor, by role and sign-in method, and who has none. Closed at first: it reads everybody. */
export function MfaCoverage() {
  const [isOpen, setIsOpen] = useState(false)
  const isNarrow = useIsNarrow()
  const bodyId = useId()
  return (
    <section aria-label="MFA coverage" className="flex max-h-[60%] shrink-0 flex-col border-b border-line bg-surface">
      <h2 className="shrink-0">
        <button
          type="button"
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': bodyId } : {})}
          className="flex h-control w-full items-center gap-2 px-4 text-sm font-medium text-ink-2 -outline-offset-2 hover:bg-hover hover:text-ink md:px-6"
          onClick={() => setIsOpen(!isOpen)}
        >
          <Glyph icon={RightIcon} className={clsx('transition-transform', isOpen && 'rotate-90')} />
          <Glyph icon={MfaIcon} />
          MFA coverage
        </button>
      </h2>
      {isOpen && (
        <div id={bodyId} className="relative min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-4 md:px-6">
          {/* On a phone the list that a number leads to would have no room beside the card. */}
          <MfaCoverageBody onFollow={() => isNarrow && setIsOpen(false)} />
        </div>
      )}
    </section>
  )
}
