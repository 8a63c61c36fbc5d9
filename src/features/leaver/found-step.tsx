import type { ReactNode } from 'react'
import { missingWords } from '@/components/action-button.tsx'
import { failureWords } from '@/components/bulk-failure.ts'
import { isReading, type LeaverFound, type Part } from '@/domain/leaver-found.ts'
import { formatNumber } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import {
  AccountIcon,
  AdminIcon,
  BotIcon,
  CommandIcon,
  RefreshIcon,
  RefusedIcon,
  RoleIcon,
  SessionIcon,
  TeamIcon,
  TokenIcon,
  type Icon,
} from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { FOUND_TEXTS, accountText, rolesText, type FoundText } from './found-rows.ts'
import { NameList } from './name-list.tsx'
import { StepFrame, StepPanel } from './step-frame.tsx'
import type { PartReader } from './use-leaver-found.ts'
import type { LeaverRunState } from './use-leaver-run.ts'

const PARTS: Readonly<Record<keyof LeaverFound, { title: string; icon: Icon }>> = {
  tokens: { title: 'Tokens', icon: TokenIcon },
  sessions: { title: 'Sessions', icon: SessionIcon },
  bots: { title: 'Bots they own', icon: BotIcon },
  botTokens: { title: 'Tokens of these bots', icon: TokenIcon },
  commands: { title: 'Slash commands they made', icon: CommandIcon },
  teams: { title: 'Teams', icon: TeamIcon },
  admins: { title: 'Other administrators', icon: AdminIcon },
}

/** The first step: everything that lets the person in or that they own, counted and named. */
export function FoundStep({ state }: { state: LeaverRunState }) {
  const { started, reading } = state
  const { features } = useServer()
  const found = started?.before.found ?? reading.found
  const person = started?.before.person ?? state.person
  const row = <T,>(
    id: keyof LeaverFound,
    part: Part<T>,
    text: (value: T, tokensEnabled: boolean) => FoundText,
  ): ReactNode => (
    <PartRow
      {...PARTS[id]}
      part={part}
      text={(value) => text(value, features.tokensEnabled)}
      progress={id === 'commands' ? commandProgress(found) : null}
      reader={started ? null : reading.readers[id]}
    />
  )
  const isBusy = started === null && isReading(found)
  return (
    <StepFrame
      number={1}
      title="Found"
      state={isBusy ? 'now' : 'done'}
      mark={
        <span role="status" className="text-sm text-ink-3">
          {isBusy ? 'Reading…' : started ? 'As it was when the run began' : ''}
        </span>
      }
    >
      <StepPanel>
        <ul aria-label="Found">
          <Row title="Account" icon={AccountIcon}>
            <Text {...accountText(person, features.tellsFailedAttempts)} title="Account" />
          </Row>
          <Row title="System roles" icon={RoleIcon}>
            <Text {...rolesText(person)} title="System roles" />
          </Row>
          {row('tokens', found.tokens, FOUND_TEXTS.tokens)}
          {row('sessions', found.sessions, FOUND_TEXTS.sessions)}
          {row('bots', found.bots, FOUND_TEXTS.bots)}
          {row('botTokens', found.botTokens, FOUND_TEXTS.botTokens)}
          {row('commands', found.commands, FOUND_TEXTS.commands)}
          {row('teams', found.teams, FOUND_TEXTS.teams)}
          {found.admins.state === 'failed' && row('admins', found.admins, () => ({ words: '', names: [] }))}
        </ul>
      </StepPanel>
    </StepFrame>
  )
}

function commandProgress({ commands }: LeaverFound): string | null {
  if (commands.state !== 'read' || commands.value.done >= commands.value.teams) return null
  return `${formatNumber(commands.value.done)} of ${formatNumber(commands.value.teams)} teams looked at…`
}

interface PartRowProps<T> {
  title: string
  icon: Icon
  part: Part<T>
  text: (value: T) => FoundText
  /** How far reading has come, where it comes in parts; what is known so far is not shown as the whole. */
  progress: string | null
  reader: PartReader | null
}

function PartRow<T>({ title, icon, part, text, progress, reader }: PartRowProps<T>) {
  return (
    <Row title={title} icon={icon}>
      {part.state === 'reading' || progress !== null ? (
        <div aria-busy className="flex h-5 items-center text-ink-3">
          {progress ?? <Skeleton className="h-3 w-40" />}
        </div>
      ) : part.state === 'refused' ? (
        <p className="flex items-center gap-2">
          <Unknown reason={`Not allowed. ${missingWords([part.missing])}`} />
          <Badge look="plain" icon={RefusedIcon} className="text-ink-2">
            {`Not allowed: needs ${part.missing}`}
          </Badge>
        </p>
      ) : part.state === 'failed' ? (
        <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <p role="alert" className="min-w-0 flex-1 break-words text-danger-ink">
            <Unknown reason="It could not be read" /> {failureWords(part.error)}
          </p>
          {reader && <Again reader={reader} title={title} />}
        </div>
      ) : (
        <Known text={text(part.value)} title={title} reader={reader} />
      )}
    </Row>
  )
}

function Known({ text, title, reader }: { text: FoundText; title: string; reader: PartReader | null }) {
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1">
        <Text {...text} title={title} />
      </div>
      {text.gap !== undefined && reader && <Again reader={reader} title={title} />}
    </div>
  )
}

function Again({ reader, title }: { reader: PartReader; title: string }) {
  return (
    <Button
      size="sm"
      icon={RefreshIcon}
      isBusy={reader.isReading}
      aria-label={`Read again: ${title}`}
      onClick={reader.readAgain}
    >
      Read again
    </Button>
  )
}

function Text({ words, names, gap, title }: FoundText & { title: string }) {
  return (
    <>
      <p className="text-ink tabular-nums">{words === '' ? <Unknown reason={gap ?? 'Not known'} /> : words}</p>
      <NameList label={title} names={names} />
      {gap !== undefined && <p className="mt-1 text-warn-ink">{gap}</p>}
    </>
  )
}

function Row({ title, icon: Mark, children }: { title: string; icon: Icon; children: ReactNode }) {
  return (
    <li
      aria-label={title}
      className="grid gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5 text-sm last:border-b-0 sm:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <span className="flex h-5 items-center gap-2 font-medium text-ink">
        <Glyph icon={Mark} className="text-ink-3" />
        {title}
      </span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}
