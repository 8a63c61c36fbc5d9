import { companyTables } from './data/company.ts'
import type { Random } from './data/random.ts'
import { scaleTables } from './data/scale.ts'
import type { DemoOptions, DemoTables } from './state.ts'

/** A fresh install: nobody has signed up. */
function emptyTables(): DemoTables {
  return {
    users: [],
    bots: [],
    teams: [],
    members: [],
    commands: [],
    tokens: [],
    sessions: [],
    audits: [],
    preferences: [],
    roles: [],
    license: null,
    adjustConfig: () => undefined,
  }
}

/** What the server holds at the start. */
export function tablesFor(options: DemoOptions, random: Random): DemoTables {
  if (options.data === 'empty') return emptyTables()
  return options.scale > 0 ? scaleTables(options, random, options.scale) : companyTables(options, random)
}
