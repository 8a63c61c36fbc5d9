import type { CommandRecord, TeamRecord } from '../state.ts'
import { demoIds } from './demo-people.ts'
import { DAY, type Making } from './making.ts'

/** trigger, shown name, what it does, who made it, in which team, days ago. */
const COMMANDS: readonly (readonly [string, string, string, string, string, number])[] = [
  ['payslip', 'Payslip', 'Sends you the payslip of a month', demoIds.dora, 'harbour', 610],
  ['build', 'Build', 'Starts a build of a branch', demoIds.tom, 'harbour', 240],
  ['crane', 'Crane out of service', 'Tells the yard that a crane stands still', demoIds.tess, 'quay', 95],
]

/** The slash commands of the company: one of somebody who left, one of a member, one of who administers the team. */
export function companyCommands({ now, random }: Making, teams: readonly TeamRecord[]): CommandRecord[] {
  return COMMANDS.map(([trigger, display_name, description, creator_id, team, age]) => ({
    id: random.id(),
    token: random.id(),
    create_at: now - age * DAY,
    update_at: now - age * DAY,
    delete_at: 0,
    creator_id,
    team_id: teams.find(({ name }) => name === team)?.id ?? '',
    trigger,
    method: 'P',
    username: '',
    icon_url: '',
    auto_complete: true,
    auto_complete_desc: description,
    auto_complete_hint: '',
    display_name,
    description,
    url: `https://hooks.harbour.example/${trigger}`,
    plugin_id: '',
  }))
}
