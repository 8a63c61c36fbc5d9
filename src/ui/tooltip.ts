import clsx from 'clsx'
import { formatDateTime } from '@/lib/format.ts'

/**
 * Tooltips without a component around: anything that carries `data-tooltip="words"` has one, on hover and on keyboard
 * focus, and so does a `<time>`: the exact moment, where it has no words of its own. One element and a handful of
 * listeners serve the whole page, and what a table full of times would say is worked out when somebody points at one. What
 * takes no focus by itself needs `tabIndex={0}`, or the words must be reachable elsewhere.
 *
 * It stays while the pointer is over it, Escape closes it (and only it), it is never clipped (fixed, on the body), and
 * while it shows it describes its trigger to screen readers unless the trigger says the same already.
 */

const OWNERS = '[data-tooltip], time'
const openDelayMs = 350
const closeDelayMs = 120
const gap = 6
const edge = 8

/** Listens on the document until the returned function is called. Call once, at the root. */
export function startTooltips(): () => void {
  const stop = new AbortController()
  const bubble = createBubble()
  const { show, hide, later, current } = createStage(bubble)
  // On the way down: whoever keeps an event to itself keeps it from what comes later only.
  const on = { signal: stop.signal, capture: true }

  document.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'touch' || !(event.target instanceof Element)) return
      const next = bubble.contains(event.target) ? current() : ownerOf(event.target)
      if (!next) later(hide, closeDelayMs)
      else if (next === current()) later(null, 0)
      // With one open already the next one needs no delay: the person is reading along a toolbar.
      else later(() => show(next), current() ? 0 : openDelayMs)
    },
    on,
  )
  document.documentElement.addEventListener('pointerleave', () => later(hide, closeDelayMs), { signal: stop.signal })
  document.addEventListener(
    'focusin',
    (event) => {
      if (!(event.target instanceof Element) || !event.target.matches(':focus-visible')) return
      const next = ownerOf(event.target)
      if (next) show(next)
      else hide()
    },
    on,
  )
  document.addEventListener('focusout', () => current() && later(hide, 0), on)
  // A press does what it does; the words have had their time, and may be about to become untrue.
  document.addEventListener(
    'pointerdown',
    (event) => event.target instanceof Node && !bubble.contains(event.target) && hide(),
    on,
  )
  document.addEventListener('scroll', hide, on)
  // On the window and first, so that Escape takes the tooltip away and leaves the dialog beneath it open.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !current()) return
      event.preventDefault()
      event.stopPropagation()
      hide()
    },
    on,
  )

  // What the pointer has come to rest on before anybody listened.
  const under = [...document.querySelectorAll(`:is(${OWNERS}):hover`)].at(-1)
  const first = under && window.matchMedia('(hover: hover)').matches ? ownerOf(under) : null
  if (first) later(() => show(first), openDelayMs)

  return () => {
    hide()
    stop.abort()
    bubble.remove()
  }
}

function createBubble(): HTMLElement {
  const bubble = document.createElement('div')
  bubble.id = 'latchkey-tooltip'
  bubble.role = 'tooltip'
  bubble.className = clsx(
    'pointer-events-auto fixed top-0 left-0 z-80 w-max max-w-72 rounded-control bg-ink px-2 py-1 text-xs break-words',
    'whitespace-pre-line text-ground shadow-float',
  )
  bubble.hidden = true
  document.body.append(bubble)
  return bubble
}

/** The one tooltip there is, and what it belongs to at the moment. */
function createStage(bubble: HTMLElement) {
  let trigger: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Does `act` after a while instead of whatever was to be done; with null, nothing is. */
  function later(act: (() => void) | null, ms: number) {
    clearTimeout(timer)
    if (act) timer = setTimeout(act, ms)
  }

  function hide() {
    clearTimeout(timer)
    bubble.hidden = true
    if (trigger) describe(trigger, bubble.id, false)
    trigger = null
  }

  function show(next: HTMLElement) {
    hide()
    const words = wordsOf(next)
    if (!words || !next.isConnected) return
    // What it opens stands there already: words over it would only take the Escape that is meant for it.
    if (next.getAttribute('aria-expanded') === 'true') return
    trigger = next
    // A modal dialog of the platform covers everything that is not in it.
    const ground = next.closest('dialog[open]') ?? document.body
    if (bubble.parentElement !== ground) ground.append(bubble)
    bubble.textContent = words
    bubble.hidden = false
    place(bubble, next)
    describe(next, bubble.id, !saysItself(next, words))
  }

  return { show, hide, later, current: () => trigger }
}

function ownerOf(target: Element): HTMLElement | null {
  const owner = target.closest(OWNERS)
  return owner instanceof HTMLElement ? owner : null
}

function wordsOf(owner: HTMLElement): string | undefined {
  const words = owner.dataset['tooltip']
  return words === undefined && owner instanceof HTMLTimeElement ? formatDateTime(Date.parse(owner.dateTime)) : words
}

/** Whether the trigger's name or description already is these words; hearing them twice helps nobody. */
function saysItself(element: HTMLElement, words: string): boolean {
  const label = element.getAttribute('aria-label')
  if (label !== null && words.startsWith(label)) return true
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.some((id) => document.getElementById(id)?.textContent === words)
}

function describe(element: HTMLElement, id: string, isDescribed: boolean) {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== '' && one !== id)
  if (isDescribed) ids.push(id)
  if (ids.length > 0) element.setAttribute('aria-describedby', ids.join(' '))
  else element.removeAttribute('aria-describedby')
}

/** Above its trigger, in the middle; below where there is no room above; never beyond the edges of the window. */
function place(bubble: HTMLElement, trigger: HTMLElement) {
  const around = trigger.getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const middle = around.left + around.width / 2 - width / 2
  const left = Math.max(edge, Math.min(middle, window.innerWidth - width - edge))
  const above = around.top - height - gap
  const top = above < edge ? around.bottom + gap : above
  bubble.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}
