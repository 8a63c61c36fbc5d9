import clsx from 'clsx'
import { useState } from 'react'

import { BotIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { useRestedPicture } from './rested-picture.ts'

export interface AvatarProps {
  /** Whose picture; the initials come from it. The name itself stands beside, so the picture is decoration. */
  name: string
  /** Left out, or not to be had: initials. */
  src?: string | undefined
  size?: 24 | 32 | 40 | 128 | undefined
  isBot?: boolean | undefined
  /** Somebody who is deactivated or gone. */
  isMuted?: boolean | undefined
  className?: string | undefined
}

const sizes = {
  24: 'size-6 text-[0.625rem]',
  32: 'size-(--picture) text-xs',
  40: 'size-10 text-sm',
  128: 'size-32 text-[2.5rem]',
}

/** A round picture of fixed size, loaded when it comes into view; initials until then and instead. Bots are square. */
export function Avatar({ name, src, size = 24, isBot = false, isMuted = false, className }: AvatarProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const [loaded, setLoaded] = useState<string | null>(null)
  const rested = useRestedPicture(src)
  const isShown = rested !== undefined && rested !== failed
  return (
    <span
      aria-hidden
      className={clsx(
        'relative inline-grid shrink-0 place-items-center border bg-sunken font-semibold select-none',
        isBot ? 'rounded-small' : 'rounded-full',
        isMuted ? 'border-dashed border-line-strong *:opacity-60 *:grayscale' : 'border-line',
        // A muted picture lets through what is behind it. The letters keep their place: lines are aligned by them.
        src !== undefined && src === loaded ? 'text-transparent' : isMuted ? 'text-ink-3' : 'text-ink-2',
        sizes[size],
        className,
      )}
    >
      {isBot && !isShown ? <Glyph icon={BotIcon} className={size < 32 ? 'size-3.5' : undefined} /> : initials(name)}
      {isShown && (
        <img
          src={rested}
          alt=""
          width={size}
          height={size}
          decoding="async"
          className="absolute inset-0 size-full rounded-[inherit] bg-sunken object-cover"
          onLoad={isMuted ? () => setLoaded(rested) : undefined}
          onError={() => setFailed(rested)}
        />
      )}
    </span>
  )
}

/** One or two letters: of the first and the last word, or of the first alone. "?" for a name without letters. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = words[0]
  if (first === undefined) return '?'
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => (word === undefined ? '' : firstLetter(word))).join('')
}

function firstLetter(word: string): string {
  const found = /\p{L}|\p{N}/u.exec(word)
  return (found?.[0] ?? '').toLocaleUpperCase()
}
