import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useDeferredValue, useEffect, useRef, useState, type RefObject } from 'react'
import type { User } from '@/api/objects/user.ts'
import { userAutocompleteQuery } from '@/queries/people.ts'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { SearchIcon } from '@/ui/icons.ts'
import { TextInput } from '@/ui/text-input.tsx'
import { useChoices } from '@/ui/use-choices.ts'
import { ErrorBanner } from './error-banner.tsx'
import { Person } from './person.tsx'

interface OwnerPickerProps {
  label: string
  hint?: string
  value: User | null
  onChange: (user: User | null) => void
  error?: string | null
}

const MOST_SHOWN = 8

/**
 * Picks a person or a bot by the beginning of a name. Suggestions come from `GET /users/autocomplete`, which knows only
 * active accounts and no e-mail addresses; the field says so when nothing matches.
 */
export function OwnerPicker(props: OwnerPickerProps) {
  // Picking takes the field away, and changing one's mind the button: what comes in its place takes the focus.
  const [takesFocus, setTakesFocus] = useState(false)
  const choose = (user: User | null) => {
    setTakesFocus(true)
    props.onChange(user)
  }
  if (!props.value) return <OwnerSearch {...props} onChange={choose} takesFocus={takesFocus} />
  return <Owner {...props} value={props.value} onChange={choose} takesFocus={takesFocus} />
}

type PartProps = OwnerPickerProps & { takesFocus: boolean }

function useFocusAtFirst<E extends HTMLElement>(isWanted: boolean): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (isWanted) element.current?.focus()
  }, [isWanted])
  return element
}

function Owner({ label, value, onChange, error, takesFocus }: PartProps & { value: User }) {
  const change = useFocusAtFirst<HTMLButtonElement>(takesFocus)
  return (
    <Field label={label} error={error}>
      <div className="flex items-center justify-between gap-3 rounded-control border border-line-strong bg-surface px-2.5 py-1.5">
        <Person user={value} />
        <Button ref={change} size="sm" variant="quiet" aria-label="Change owner" onClick={() => onChange(null)}>
          Change
        </Button>
      </div>
    </Field>
  )
}

function OwnerSearch({ label, hint, onChange, error, takesFocus }: PartProps) {
  const box = useFocusAtFirst<HTMLInputElement>(takesFocus)
  const [text, setText] = useState('')
  const [isPutAway, setIsPutAway] = useState(false)
  const typed = text.trim().replace(/^@/, '')
  const name = useDeferredValue(typed)
  const found = useQuery(userAutocompleteQuery(name))
  const matching = name === '' || isPutAway ? [] : (found.data ?? [])
  const people = matching.slice(0, MOST_SHOWN)
  // Those found for another text stay in sight until the new ones come, and Enter takes none of them.
  const isOld = name !== typed || found.isPlaceholderData
  const { current, restart, field, list, row } = useChoices(people, onChange, isOld)

  return (
    <div className="flex flex-col gap-1">
      <Field label={label} hint={hint} error={error}>
        <TextInput
          ref={box}
          data-autofocus
          icon={SearchIcon}
          value={text}
          data-takes-escape
          placeholder="Name or @username"
          {...field}
          onKeyDown={(event) => {
            // The first Escape is for the list; a dialog around it asks for another (ui/dialog.tsx).
            if (event.key === 'Escape' && people.length > 0) setIsPutAway(true)
            field.onKeyDown(event)
          }}
          onChange={(event) => {
            setText(event.target.value)
            restart()
            setIsPutAway(false)
          }}
        />
      </Field>
      <ul
        {...list}
        aria-label="People and bots"
        aria-busy={isOld}
        className="max-h-64 overflow-auto rounded-control empty:hidden aria-busy:opacity-60"
      >
        {people.map((user, at) => (
          <li
            key={user.id}
            {...row(user, at)}
            className={clsx('cursor-pointer rounded-control px-2.5 py-1.5', at === current && 'bg-accent-soft')}
          >
            <Person user={user} />
          </li>
        ))}
      </ul>
      {found.error && <ErrorBanner error={found.error} />}
      <p role="status" className="text-xs text-ink-3 empty:hidden">
        {name !== '' && found.isSuccess && !found.isFetching && !isPutAway && statusWords(matching.length)}
      </p>
    </div>
  )
}

function statusWords(count: number): string {
  if (count === 0)
    return 'No active account with a name like this. E-mail addresses and deactivated accounts are not searched here.'
  return count > MOST_SHOWN ? 'There are more: type more of the name.' : ''
}
