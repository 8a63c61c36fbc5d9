import { useRef, useState } from 'react'
import { ApiError } from '@/api/errors.ts'
import type { User } from '@/api/objects/user.ts'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { useLeaveGuard } from '@/components/use-leave-guard.ts'
import { authMethodInSentence } from '@/domain/auth-method.ts'
import type { AuthService } from '@/domain/auth-services.ts'
import { useSetAuthMethod } from '@/queries/person-writes.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { Select } from '@/ui/select.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { toast } from '@/ui/toast-store.ts'
import { Consequences } from './consequences.tsx'

export interface MethodDialogProps {
  user: User
  /** What can be chosen; never empty. */
  services: readonly AuthService[]
  onClose: () => void
}

const CONSEQUENCES = [
  'The password is wiped at once.',
  'If the sign-in id is wrong, nobody can sign in to this account any more. A password set here brings it back.',
  'Sessions, tokens and the second factor stay as they are.',
]

const TAKEN = 'app.user.update_auth_data.email_exists.app_error'

/** Moves somebody to another service. Wrong data locks them out, so the name is typed before it can be done. */
export function MethodDialog({ user, services, onClose }: MethodDialogProps) {
  const [chosen, setChosen] = useState<string>(services[0]?.id ?? '')
  const [data, setData] = useState('')
  const [typed, setTyped] = useState('')
  const [wasSent, setWasSent] = useState(false)
  const isSent = useRef(false)
  const change = useSetAuthMethod()
  // What comes of it is told here.
  useLeaveGuard(change.isPending)
  const service = services.find((one) => one.id === chosen)
  const isTaken = change.error instanceof ApiError && change.error.id === TAKEN
  const isLocked = typed.trim() !== user.username

  const submit = () => {
    setWasSent(true)
    // The second click of two comes before anything is drawn anew.
    if (isSent.current || !service || data.trim() === '' || isLocked) return
    isSent.current = true
    change.mutate(
      { userId: user.id, service: service.id, data: data.trim() },
      {
        onSuccess: () => {
          toast.show({
            title: 'Sign-in method changed',
            description: `@${user.username} signs in by ${service.words}.`,
          })
          onClose()
        },
        onSettled: () => {
          isSent.current = false
        },
      },
    )
  }

  return (
    <Dialog
      isOpen
      size="lg"
      onClose={() => !change.isPending && onClose()}
      title="Change sign-in method"
      description={`@${user.username} signs in by ${authMethodInSentence(user.auth_service)} now.`}
      error={change.error && !isTaken ? <ErrorBanner error={change.error} /> : null}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      footer={
        <>
          <Button data-autofocus onClick={onClose} disabledReason={change.isPending ? 'Under way' : undefined}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="danger"
            isBusy={change.isPending}
            disabledReason={isLocked ? `Type “${user.username}” first` : undefined}
          >
            Change method
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Consequences lines={CONSEQUENCES} />
        <ServiceFields
          services={services}
          chosen={chosen}
          choose={setChosen}
          data={data}
          dataError={dataProblem(data, wasSent, isTaken)}
          setData={(next) => {
            setData(next)
            if (isTaken) change.reset()
          }}
        />
        <Field label={`Type “${user.username}” to unlock the button`}>
          <TextInput isMono autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}

function dataProblem(data: string, wasSent: boolean, isTaken: boolean): string | null {
  if (isTaken) return 'Another account has this sign-in id.'
  return wasSent && data.trim() === '' ? 'Say who they are there.' : null
}

interface ServiceFieldsProps {
  services: readonly AuthService[]
  chosen: string
  choose: (id: string) => void
  data: string
  dataError: string | null
  setData: (data: string) => void
}

function ServiceFields({ services, chosen, choose, data, dataError, setData }: ServiceFieldsProps) {
  return (
    <>
      <Field label="Service" hint="Only services that are switched on on this server.">
        <Select value={chosen} onChange={(event) => choose(event.target.value)}>
          {services.map((one) => (
            <option key={one.id} value={one.id}>
              {one.words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Sign-in id" hint={services.find((one) => one.id === chosen)?.data} error={dataError}>
        <TextInput
          isMono
          autoComplete="off"
          spellCheck={false}
          value={data}
          onChange={(event) => setData(event.target.value)}
        />
      </Field>
    </>
  )
}
