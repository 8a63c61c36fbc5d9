import clsx from 'clsx'
import { memo, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { parseUserId } from '@/api/ids.ts'
import type { NamedId } from '@/domain/known-preferences.ts'
import { preferenceTitle, valueWords } from '@/domain/preference-rules.ts'
import { preferencesJson, type PreferenceRow } from '@/domain/preference-view.ts'
import { TickBox } from '@/ui/tick-box.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { EditIcon, RevokeIcon } from '@/ui/icons.ts'
import { PreferencesEditor, type OpenEdit } from './preferences-editor.tsx'
import { PreferenceValue } from './preferences-value.tsx'

/** What can be done from a row. The same object while the list is shown, so that rows are not drawn anew for nothing. */
export interface RowActs {
  edit: (row: PreferenceRow) => void
  cancel: () => void
  save: (row: PreferenceRow, value: string) => void
  remove: (row: PreferenceRow) => void
  /** Told by the open editor whether there is something to lose. */
  touch: (isTouched: boolean) => void
  toggle: (key: string) => void
}

interface RowProps {
  row: PreferenceRow
  isSelected: boolean
  /** Null while it is not being edited. */
  edit: OpenEdit | null
  acts: RowActs
}

const NAME_WORDS: Record<NamedId, string> = {
  person: 'id of the other person',
  oneself: 'their own id',
  channel: 'id of the channel',
  team: 'id of the team',
  post: 'id of the message',
  app: 'id of the app',
}

/** One preference: what it is, what it is set to, and what it would be otherwise. Its editor opens under it. */
export const PreferencesRow = memo(function PreferencesRow({ row, isSelected, edit, acts }: RowProps) {
  const { known, preference } = row
  const title = preferenceTitle(known, preference)
  const editButton = useEditFocus(edit !== null)
  return (
    <li
      className={clsx(
        'border-t border-line px-4 py-2 first:border-t-0 md:px-6',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <div className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 md:grid-cols-[1rem_minmax(0,5fr)_minmax(0,4fr)_auto]">
        <TickBox
          className="mt-0.5"
          aria-label={`Select ${title}`}
          checked={isSelected}
          onChange={() => acts.toggle(row.key)}
        />
        <RowName row={row} />
        <div className="col-start-2 flex min-w-0 flex-col items-start gap-0.5 text-sm md:col-start-auto">
          <PreferenceValue row={row} />
          <DefaultNote row={row} />
        </div>
        <div className="col-start-3 row-start-1 -my-0.5 flex items-center md:col-start-4">
          <span ref={editButton}>
            <IconButton size="sm" icon={EditIcon} label={`Edit ${title}`} onClick={() => acts.edit(row)} />
          </span>
          <CopyButton
            size="sm"
            variant="quiet"
            label={`Copy ${title} as JSON`}
            value={() => preferencesJson([preference])}
          />
          <IconButton
            size="sm"
            icon={RevokeIcon}
            label={`Delete ${title}`}
            onClick={(event) => {
              focusNeighbour(event.currentTarget)
              acts.remove(row)
            }}
          />
        </div>
      </div>
      {edit && (
        <div className="md:ps-7">
          <PreferencesEditor row={row} edit={edit} onSave={acts.save} onCancel={acts.cancel} onTouch={acts.touch} />
        </div>
      )}
    </li>
  )
})

/** The row goes, and the focus with it: to the row after or before, or to the group after or before. */
function focusNeighbour(button: HTMLElement): void {
  const row = button.closest('li')
  const group = row?.closest('section')
  const [next] = [row, group].flatMap((one) => one?.nextElementSibling ?? one?.previousElementSibling ?? [])
  next?.querySelector('input')?.focus()
}

/** When the editor closes the focus is nowhere: it goes back to the button that opened it. */
function useEditFocus(isOpen: boolean) {
  const holder = useRef<HTMLSpanElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) {
      holder.current?.querySelector('button')?.focus()
    }
    wasOpen.current = isOpen
  }, [isOpen])
  return holder
}

function RowName({ row: { known, preference } }: { row: PreferenceRow }) {
  const { name } = preference
  // One of many of a kind: its name is all that tells it apart, and what it means stands over all of them.
  if (known?.name === null) {
    return (
      <div className="min-w-0 text-sm">
        <IdName nameIs={known.nameIs} name={name} />
        {known.nameIs && <span className="block text-xs text-ink-3">{NAME_WORDS[known.nameIs]}</span>}
      </div>
    )
  }
  return (
    <div className="min-w-0 text-sm">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {known ? (
          <span className="font-medium text-ink">{known.title}</span>
        ) : (
          <bdi className="font-mono text-xs leading-5 font-medium break-all text-ink">
            {name === '' ? '(no name)' : name}
          </bdi>
        )}
        {known && name !== '' && <bdi className="font-mono text-xs break-all text-ink-3">{name}</bdi>}
      </span>
      {known && <span className="block text-xs text-ink-2">{known.meaning}</span>}
    </div>
  )
}

function IdName({ nameIs, name }: { nameIs: NamedId | undefined; name: string }) {
  const userId = nameIs === 'person' ? parseUserId(name) : null
  const words = <bdi className="font-mono text-xs leading-5 break-all">{name === '' ? '(no name)' : name}</bdi>
  if (!userId) return words
  return (
    <Link to={`/users/${userId}`} className="text-accent-ink underline underline-offset-2">
      {words}
    </Link>
  )
}

function DefaultNote({ row: { known, isDefault } }: { row: PreferenceRow }) {
  if (!known || known.byDefault === null) return null
  if (isDefault) return <span className="text-xs text-ink-3">the default</span>
  return <span className="text-xs text-ink-3">{`default: ${valueWords(known, known.byDefault)}`}</span>
}
