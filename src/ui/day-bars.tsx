import clsx from 'clsx'

export interface BarDay {
  /** "12 Aug 2026". */
  label: string
  good: number
  bad: number
}

export interface DayBarsProps {
  /** What is counted: "Sign-ins a day". */
  label: string
  days: readonly BarDay[]
  /** "signed in", "failed". */
  words: { good: string; bad: string }
  className?: string | undefined
}

const HEIGHT = 40

/** A bar a day, what went wrong hatched on top of what went well; the same as a table for who does not see it. */
export function DayBars({ label, days, words, className }: DayBarsProps) {
  const most = Math.max(1, ...days.map((day) => day.good + day.bad))
  const scale = (count: number): number => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT))
  return (
    <figure aria-label={label} className={clsx('min-w-0', className)}>
      <ol aria-hidden className="flex items-end gap-px" style={{ height: HEIGHT }}>
        {days.map((day) => (
          <li
            key={day.label}
            className="flex min-w-0 flex-1 flex-col justify-end rounded-t-small bg-sunken"
            style={{ height: HEIGHT }}
            data-tooltip={`${day.label}: ${day.good} ${words.good}, ${day.bad} ${words.bad}`}
          >
            <span className="bg-danger" style={{ height: scale(day.bad) }} />
            <span className="bg-accent" style={{ height: scale(day.good) }} />
          </li>
        ))}
      </ol>
      <div aria-hidden className="flex justify-between pt-1 text-xs text-ink-3">
        <span>{days[0]?.label}</span>
        <span>{days.at(-1)?.label}</span>
      </div>
      <table className="sr-only">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">{words.good}</th>
            <th scope="col">{words.bad}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter((day) => day.good + day.bad > 0)
            .map((day) => (
              <tr key={day.label}>
                <th scope="row">{day.label}</th>
                <td>{day.good}</td>
                <td>{day.bad}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}
