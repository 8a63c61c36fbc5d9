import { useState } from 'react'
import { currentShortcuts, useShortcutSwitch } from '@/components/use-shortcuts.ts'
import { Button } from '@/ui/button.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Kbd } from '@/ui/kbd.tsx'

interface Line {
  keys: string
  label: string
}

/** What tables do by themselves while the focus is in them (components/use-table-keys.ts). */
const inTables: readonly Line[] = [
  { keys: '↓', label: 'From the search to the rows' },
  { keys: 'j k', label: 'Next row, row before (or arrows)' },
  { keys: 'Enter', label: 'Open the row' },
  { keys: 'x', label: 'Select the row' },
  { keys: 'Shift x', label: 'Select up to the row' },
  { keys: 'a', label: 'Select all' },
  { keys: '.', label: 'Menu of the row' },
  { keys: 'Esc', label: 'Close what is open' },
]

const SEARCH = '[data-shortcut=search]'
const SELECTION = '[aria-multiselectable]'
/** What has to stand on the page for a key to do something. */
const NEEDS: Readonly<Record<string, string>> = {
  '/': SEARCH,
  f: '[data-filter-menu]',
  e: '[data-export]',
  '↓': SEARCH,
  x: SELECTION,
  'Shift x': SELECTION,
  a: SELECTION,
  '.': '[data-row-menu]',
}

function works({ keys }: Line): boolean {
  const need = NEEDS[keys]
  return need === undefined || document.querySelector(`main ${need}`) !== null
}

/** The keys of now by their headings, each once: of two places that want the same key, the newest has it. */
function listKeys(): [title: string, lines: readonly Line[]][] {
  const groups = new Map<string, Line[]>()
  const seen = new Set<string>()
  const add = (title: string, lines: readonly Line[]) => {
    const own = lines.filter((line) => !seen.has(line.keys) && works(line))
    for (const { keys } of own) seen.add(keys)
    if (own.length > 0) groups.set(title, [...(groups.get(title) ?? []), ...own])
  }
  add('While typing too', [{ keys: 'Ctrl+K', label: 'Jump to a page, or do something' }])
  for (const { title, shortcuts } of currentShortcuts()) add(title, shortcuts)
  if (document.querySelector('main [role=grid]')) add('In a table', inTables)
  return [...groups]
}

/** All keys that do something here, and the switch that makes single keys do nothing. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const [isOn, setIsOn] = useShortcutSwitch()
  const [groups] = useState(listKeys)
  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      title="Keyboard shortcuts"
      description="They do nothing while you type, and none of them changes anything on the server."
      footerNote={
        <Checkbox label="Single keys do something" checked={isOn} onChange={(event) => setIsOn(event.target.checked)} />
      }
      footer={
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map(([title, lines]) => (
          <KeyList key={title} title={title} lines={lines} />
        ))}
      </div>
    </Dialog>
  )
}

function KeyList({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-ink-3">{title}</h3>
      <dl className="flex flex-col gap-1">
        {lines.map((line) => (
          <div key={line.keys} className="flex items-center justify-between gap-4">
            <dt className="text-sm">{line.label}</dt>
            <dd className="flex gap-1">
              {line.keys.split(' ').map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
