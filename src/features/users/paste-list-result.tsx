import { useEffect, useRef, type ReactNode } from 'react'
import { countOf, formatNumber } from '@/lib/format.ts'
import { Banner } from '@/ui/banner.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { GoodIcon, NoMatchIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import type { ResolvedList } from './use-resolving.ts'

/** Whom a pasted list names: how many were found, and by name what was not, so that nobody is left out unnoticed. */
export function PasteListResult({ result }: { result: ResolvedList }) {
  const { users, bots, missing, ambiguous, notAsked, list, unreadable } = result
  const heading = useRef<HTMLParagraphElement>(null)
  // The text area that had the focus is gone.
  useEffect(() => heading.current?.focus(), [])
  const Mark = users.length > 0 ? GoodIcon : NoMatchIcon
  return (
    <div className="flex flex-col gap-4">
      <div className="flex gap-2">
        <Glyph icon={Mark} className={`mt-0.5 ${users.length > 0 ? 'text-good' : 'text-ink-3'}`} />
        <div className="min-w-0">
          <p ref={heading} tabIndex={-1} className="font-semibold outline-none">
            {users.length === 0 ? 'Nobody was found' : `${people(users.length)} found`}
          </p>
          <p className="text-sm text-ink-2">{sideWords(result)}</p>
        </div>
      </div>
      {unreadable > 0 && (
        <Banner tone="warn">
          {`${formatNumber(unreadable)} of the answers could not be read. Who is said not to be found may be among them.`}
        </Banner>
      )}
      <Names title={`Not found: ${formatNumber(missing.length)}`} copyLabel="Copy those not found" texts={missing}>
        No account has this user name, address or id, or you may not see it.
      </Names>
      <Names
        title={`More than one account: ${formatNumber(ambiguous.length)}`}
        copyLabel="Copy those with more than one account"
        texts={ambiguous.map(({ text, users: all }) => `${text}: ${all.map((one) => `@${one.username}`).join(', ')}`)}
      >
        Left out, because the list does not say which one is meant. Name them by user name.
      </Names>
      <Names
        title={`Not looked up: ${formatNumber(notAsked.length)}`}
        copyLabel="Copy those not looked up"
        texts={notAsked}
      >
        E-mail addresses cannot be looked up: this server shows them to administrators only.
      </Names>
      <Names
        title={`Bots, left out: ${formatNumber(bots.length)}`}
        copyLabel="Copy the bots"
        texts={bots.map((bot) => bot.username)}
      />
      <Names
        title={`No names: ${formatNumber(list.garbage.length)}`}
        copyLabel="Copy what is no name"
        texts={list.garbage}
      >
        These have letters or signs that no user name, address or id has.
      </Names>
    </div>
  )
}

function people(count: number): string {
  return countOf(count, 'person', 'people')
}

function sideWords({ users, list, repeats }: ResolvedList): string {
  const off = users.filter((user) => user.delete_at > 0).length
  const again = list.repeats + repeats
  const entries = list.entries.length
  return [
    `Of ${countOf(entries, 'entry', 'different entries')}.`,
    ...(again === 0 ? [] : [`${formatNumber(again)} named somebody who was named already.`]),
    ...(off === 0 ? [] : [`${countOf(off, 'of them is', 'of them are')} deactivated.`]),
  ].join(' ')
}

interface NamesProps {
  title: string
  copyLabel: string
  texts: readonly string[]
  children?: ReactNode
}

/** A list of entries to read through and to copy; nothing when there are none. */
function Names({ title, copyLabel, texts, children }: NamesProps) {
  if (texts.length === 0) return null
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-sm font-semibold">{title}</h3>
        <CopyButton size="sm" variant="quiet" value={texts.join('\n')} label={copyLabel} />
      </div>
      {children !== undefined && <p className="text-xs text-ink-2">{children}</p>}
      <ul
        aria-label={title}
        className="max-h-36 overflow-auto rounded-control border border-line bg-sunken px-3 py-1.5 font-mono text-xs"
      >
        {texts.map((text) => (
          <li key={text} className="py-0.5 break-all">
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
