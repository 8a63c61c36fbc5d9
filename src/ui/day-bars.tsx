export interface BarDay {
  /** "12 Aug 2026". */
  label: string
  count: number
}

export interface DayBarsProps {
  /** What is counted: "Sign-ins a day". */
  label: string
  days: readonly BarDay[]
  /** What one of them did: "signed in". */
  words: string
}

const HEIGHT = 40

/** A bar a day; the same as a table for who does not see it. */
export function DayBars({ label, days, words }: DayBarsProps) {
  const most = Math.max(...days.map((day) => day.count))
  return (
    <figure aria-label={label} className="min-w-0">
      <ol aria-hidden className="flex items-end gap-px" style={{ height: HEIGHT }}>
        {days.map((day) => (
          <li
            key={day.label}
            className="flex min-w-0 flex-1 flex-col justify-end rounded-t-small bg-sunken"
            style={{ height: HEIGHT }}
            data-tooltip={`${day.label}: ${day.count} ${words}`}
          >
            {day.count > 0 && (
              <span className="bg-accent" style={{ height: Math.max(2, (day.count / most) * HEIGHT) }} />
            )}
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
            <th scope="col">{words}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter((day) => day.count > 0)
            .map((day) => (
              <tr key={day.label}>
                <th scope="row">{day.label}</th>
                <td>{day.count}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}
