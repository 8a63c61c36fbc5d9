import {
  cloneElement,
  useEffect,
  useEffectEvent,
  useState,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
} from 'react'

import { toast } from './toast-store.ts'

/** A trigger is one Button or IconButton; what is asked of it here is only what is read or set. */
export type TriggerElement = ReactElement<Record<string, unknown>>

interface Deferred<P> {
  load: () => Promise<ComponentType<P & { startsOpen: boolean }>>
  /** What opens, for the words when it could not be fetched. */
  noun: string
  hasPopup: 'menu' | 'dialog'
}

/**
 * Makes a component that is only its trigger until somebody reaches for it (pointer over it, focus on it); then its code
 * is fetched, and a press swaps in the real one, open.
 */
export function deferUntilWanted<
  P extends { trigger: TriggerElement; ready?: Promise<unknown> | undefined; startsOpen?: boolean | undefined },
>({ load, noun, hasPopup }: Deferred<P>) {
  let ready: ComponentType<P & { startsOpen: boolean }> | null = null

  async function preload(): Promise<void> {
    ready ??= await load()
  }
  // Only a hint: the press itself reports a failure.
  const prepare = () => void preload().catch(() => undefined)

  function Deferred(props: P) {
    const [isOpen, setIsOpen] = useState(false)
    const openAtOnce = useEffectEvent(() => {
      if (props.startsOpen) open()
    })
    useEffect(() => openAtOnce(), [])
    if (isOpen && ready) {
      const Full = ready
      return <Full {...props} startsOpen />
    }
    function open() {
      if (props.trigger.props['disabledReason'] !== undefined) return
      Promise.all([preload(), props.ready]).then(
        () => setIsOpen(true),
        () =>
          toast.show({
            tone: 'danger',
            title: `The ${noun} could not be loaded`,
            description: 'Check the connection, then open it again.',
          }),
      )
    }
    return cloneElement(props.trigger, {
      'aria-haspopup': hasPopup,
      'aria-expanded': false,
      onPointerEnter: prepare,
      onFocus: prepare,
      onClick: open,
      onKeyDown: (event: KeyboardEvent) => {
        if (hasPopup === 'menu' && event.key === 'ArrowDown') {
          event.preventDefault()
          open()
        }
      },
    })
  }
  return { Deferred, preload }
}
