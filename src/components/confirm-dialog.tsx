import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { tellFailure } from './tell-failure.ts'

export interface ConfirmDialogProps {
  isOpen: boolean
  onClose: () => void
  title: ReactNode
  /** The first sentence: what happens to whom. */
  description: ReactNode
  /** The consequences, as a list, and further controls. */
  children?: ReactNode
  /** The verb on the button, with its count: "Revoke 3 tokens". Never "OK". */
  verb: string
  isDanger?: boolean
  /** For acts on many: this must be typed before the button works. */
  typed?: string
  /** Asked while somebody reads: why it would be refused is told then, and not after all is typed. Rejects with that. */
  check?: (() => Promise<void>) | undefined
  /** Does it. The dialog closes when it resolves and stays, with the error, when it rejects. */
  onConfirm: () => Promise<unknown>
}

/**
 * Asks before something that cannot be undone. Cancel has the focus; a failure stays in the dialog with what was typed;
 * a second click while the first is under way does nothing.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  // The state of one asking: thrown away when the dialog closes, so that a typed word never survives.
  return props.isOpen ? <Asking {...props} /> : null
}

function Asking(props: ConfirmDialogProps) {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [word, setWord] = useState('')
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const check = useEffectEvent(() => {
    props.check?.().catch(setError)
  })
  useEffect(() => check(), [])
  const isLocked = props.typed !== undefined && word.trim() !== props.typed

  const confirm = async () => {
    if (isBusy || isLocked) return
    setIsBusy(true)
    setError(null)
    try {
      await props.onConfirm()
      props.onClose()
    } catch (reason) {
      // One may be elsewhere by now.
      if (!form.current) void tellFailure(`Failed: ${props.verb}`, reason)
      setError(reason)
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      isOpen
      onClose={() => !isBusy && props.onClose()}
      title={props.title}
      description={props.description}
      error={error === null ? null : <ErrorBanner error={error} />}
      footer={
        <>
          <Button data-autofocus onClick={props.onClose} {...(isBusy ? { disabledReason: 'Under way' } : {})}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={props.isDanger ? 'danger' : 'primary'}
            isBusy={isBusy}
            {...(isLocked ? { disabledReason: `Type “${props.typed}” first` } : {})}
          >
            {props.verb}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        {props.children}
        {props.typed !== undefined && (
          <Field label={`Type “${props.typed}” to unlock the button`}>
            <TextInput value={word} autoComplete="off" isMono onChange={(event) => setWord(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  )
}
