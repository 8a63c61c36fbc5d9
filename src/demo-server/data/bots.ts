import type { BotRecord, UserRecord } from '../state.ts'
import { demoIds } from './demo-people.ts'
import { DAY, type Making, daysAgo } from './making.ts'
import { deactivate, newPerson } from './people.ts'

interface BotPlan {
  username: string
  name: string
  description: string
  /** One of the fixed people, a plugin's id, or '' for any of the owners given. */
  owner?: string
  roles?: string
  /** Days since it was switched off. */
  off?: number
}

const BOTS: readonly BotPlan[] = [
  {
    username: 'ci-bot',
    name: 'CI',
    description: 'Posts the results of builds',
    owner: demoIds.tom,
  },
  {
    username: 'deploy-bot',
    name: 'Deployments',
    description: 'Announces releases',
    owner: demoIds.petros,
  },
  { username: 'tide-bot', name: 'Tides', description: 'High and low water, every morning' },
  {
    username: 'crane-telemetry',
    name: 'Crane telemetry',
    description: 'Alarms of cranes 1 to 14',
    owner: demoIds.omar,
  },
  {
    username: 'berth-planner',
    name: 'Berth planner',
    description: 'Changes of the berth plan',
    owner: demoIds.shira,
  },
  { username: 'customs-feed', name: 'Customs feed', description: 'Released and held containers' },
  {
    username: 'storm-watch',
    name: 'Storm watch',
    description: 'Wind above 15 m/s',
    roles: 'system_user system_post_all',
  },
  { username: 'oncall-bot', name: 'On call', description: 'Who to wake', owner: demoIds.nora },
  { username: 'calls', name: 'Calls', description: 'Calls plugin', owner: 'com.mattermost.calls' },
  { username: 'playbooks', name: 'Playbooks', description: 'Playbooks plugin', owner: 'playbooks' },
  {
    username: 'payroll-export',
    name: 'Payroll export',
    description: 'Hours to the payroll office',
    owner: demoIds.dora,
  },
  {
    username: 'legacy-jenkins',
    name: 'Jenkins (old)',
    description: 'Replaced by ci-bot',
    owner: demoIds.petros,
    off: 75,
  },
]

/** The bots of the company: two belong to plugins, the owner of one has left, one is switched off. */
export function companyBots(making: Making, owners: readonly UserRecord[]): { bots: BotRecord[]; users: UserRecord[] } {
  const bots: BotRecord[] = []
  const users: UserRecord[] = []
  for (const plan of BOTS) {
    const user = newPerson({
      id: making.random.id(),
      username: plan.username,
      create_at: daysAgo(making, 200, 1200),
      email: `${plan.username}@localhost`,
      first_name: plan.name,
      roles: plan.roles ?? 'system_user',
      password: '',
      is_bot: true,
      bot_description: plan.description,
    })
    if (plan.off !== undefined) deactivate(user, making.now - plan.off * DAY)
    users.push(user)
    bots.push({
      user_id: user.id,
      description: plan.description,
      owner_id: plan.owner ?? making.random.pick(owners).id,
      create_at: user.create_at,
      update_at: user.update_at,
      delete_at: user.delete_at,
    })
  }
  return { bots, users }
}
