import { foldText, searchWords } from '@/domain/fold-text.ts'

/** Something the palette can do. */
export interface Command {
  id: string
  /** What it does; what is typed is looked for in here. */
  label: string
  group: 'Go to' | 'Do'
  /** Keys that do the same without the palette. */
  hotkey?: string | undefined
  act: () => void
}

/**
 * The commands that have every typed word at the beginning of one of theirs, those whose first word matches first; all of
 * them, in their order, when nothing is typed. Accents and case do not count.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = searchWords(typed)
  if (wanted.length === 0) return commands
  const matches = commands.flatMap((command) => {
    const words = foldText(`${command.label} ${command.group}`).split(/[^\p{L}\p{N}]+/u)
    if (!wanted.every((part) => words.some((word) => word.startsWith(part)))) return []
    return [{ command, isFirst: words[0]?.startsWith(wanted[0] ?? '') ?? false }]
  })
  return matches.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst)).map((match) => match.command)
}
