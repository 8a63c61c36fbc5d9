import type { Bot } from '@/api/objects/bot.ts'
import { OwnerPicker } from '@/components/owner-picker.tsx'
import { activeBots } from '@/domain/leaver-plan.ts'
import type { BotChoice } from '@/domain/leaver-step.ts'
import { botWords, newOwnerProblem, tokenWords } from '@/domain/leaver-steps.ts'
import { Button } from '@/ui/button.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import type { LeaverRunState } from './use-leaver-run.ts'

/** What becomes of each bot that is on, and which of its tokens whoever leaves may know. */
export function BotChoices({ state }: { state: LeaverRunState }) {
  const bots = activeBots(state.reading.found)
  const { choices, choose } = state
  const set = (bot: Bot, choice: BotChoice) => choose({ bots: { ...choices.bots, [bot.user_id]: choice } })
  const undecided = bots.filter((bot) => choices.bots[bot.user_id] === undefined)
  return (
    <ul aria-label="Bots" className="flex flex-col gap-3">
      {bots.map((bot) => {
        const choice = choices.bots[bot.user_id]
        return (
          <li key={bot.user_id} className="flex max-w-xl flex-col gap-2 rounded-control border border-line p-3">
            <bdi className="font-medium text-ink">{botWords(bot)}</bdi>
            <BotChooser bot={bot} choice={choice} state={state} onChange={(next) => set(bot, next)} />
            <BotTokens bot={bot} choice={choice} state={state} />
            {choice && undecided.length > 0 && (
              <div>
                <Button
                  size="sm"
                  onClick={() =>
                    choose({
                      bots: {
                        ...choices.bots,
                        ...Object.fromEntries(undecided.map((other) => [other.user_id, choice])),
                      },
                    })
                  }
                >
                  {undecided.length === 1 ? 'The same for the other one' : `The same for the other ${undecided.length}`}
                </Button>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface ChooserProps {
  bot: Bot
  choice: BotChoice | undefined
  state: LeaverRunState
  onChange: (choice: BotChoice) => void
}

const NO_CHOICE = 'undecided'

function BotChooser({ bot, choice, state, onChange }: ChooserProps) {
  return (
    <>
      <Segmented<BotChoice['do'] | typeof NO_CHOICE>
        label={`What becomes of ${botWords(bot)}`}
        segments={[
          { value: 'assign', label: 'Give away' },
          { value: 'disable', label: 'Switch off' },
          { value: 'leave', label: 'Leave' },
        ]}
        value={choice?.do ?? NO_CHOICE}
        onChange={(wanted) => {
          if (wanted === 'assign') onChange({ do: 'assign', to: null })
          else if (wanted !== NO_CHOICE) onChange({ do: wanted })
        }}
      />
      {choice?.do === 'assign' && (
        <OwnerPicker
          label={`New owner of ${botWords(bot)}`}
          value={choice.to}
          onChange={(to) => onChange({ do: 'assign', to })}
          error={choice.to ? newOwnerProblem(choice.to, state.person) : null}
        />
      )}
      {choice?.do === 'leave' && (
        <p className="text-xs text-ink-3">It stays theirs, and is usually switched off with their account.</p>
      )}
    </>
  )
}

function BotTokens({ bot, choice, state }: Omit<ChooserProps, 'onChange'>) {
  const { botTokens } = state.reading.found
  if (botTokens.state !== 'read') {
    return <p className="text-xs text-warn-ink">Which tokens it has is not known: whoever leaves may know them.</p>
  }
  const names = botTokens.value.rows
    .filter((one) => one.bot.user_id === bot.user_id && one.token.is_active)
    .map(({ token }) => `“${tokenWords(token)}”`)
  if (names.length === 0) return <p className="text-xs text-ink-3">It has no active token.</p>
  const what = names.length === 1 ? `Its token ${names.join('')}` : `Its tokens ${names.join(', ')}`
  const works = names.length === 1 ? 'works' : 'work'
  return (
    <p className="text-xs text-warn-ink">
      {choice?.do === 'disable'
        ? `${what} ${works} no more, until the bot is switched on.`
        : `${what} ${works} on, and whoever leaves may know ${names.length === 1 ? 'it' : 'them'}. Revoke and replace ${names.length === 1 ? 'it' : 'them'} on the page of the bot.`}
    </p>
  )
}
