import type { Random } from './data/random.ts'
import type { DemoOptions, DemoTables } from './state.ts'

/** A fresh install: nobody has signed up. */
function emptyTables(): DemoTables {
  return {
    users: [],
    bots: [],
    teams: [],
    members: [],
    tokens: [],
    sessions: [],
    audits: [],
    preferences: [],
    roles: [],
    adjustConfig: () => undefined,
  }
}

/** What the server holds at the start. */
export function tablesFor(_options: DemoOptions, _random: Random): DemoTables {
  return emptyTables()
}
