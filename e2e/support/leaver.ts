import { expect, type Locator, type Page } from 'playwright/test'
import type { DemoServer } from '../../src/demo-server/server.ts'
import type { CommandRecord, TeamRecord, UserRecord } from '../../src/demo-server/state.ts'
import { userId } from './tokens.ts'

/** Somebody with a bit of everything: tokens, sessions, a bot with a token, a slash command, roles, teams. */
export interface Leaver {
  user: UserRecord
  botId: string
  /** Requests that change something, as "METHOD /path", oldest first. */
  writes: () => string[]
}

/** A token as the demo server keeps it. */
export function addToken(demo: DemoServer, ownerId: string, description: string, isActive = true): string {
  const { state } = demo
  const id = state.id()
  state.addToken({
    id,
    token: state.id(),
    user_id: ownerId,
    description,
    is_active: isActive,
    expires_at: state.now() + 30 * 86_400_000,
  })
  return id
}

export function addSession(demo: DemoServer, ownerId: string): void {
  const { state } = demo
  const now = state.now()
  state.addSession({
    id: state.id(),
    token: state.id(),
    user_id: ownerId,
    create_at: now,
    expires_at: now + 86_400_000,
    last_activity_at: now,
    device_id: '',
    roles: state.user(ownerId)?.roles ?? '',
    is_oauth: false,
    props: { browser: 'Firefox/143.0', os: 'Linux', platform: 'Linux' },
  })
}

function addCommand(demo: DemoServer, creator: string, team: TeamRecord, trigger: string): void {
  const { state } = demo
  const now = state.uniqueNow()
  const command: CommandRecord = {
    id: state.id(),
    token: state.id(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    creator_id: creator,
    team_id: team.id,
    trigger,
    method: 'P',
    username: '',
    icon_url: '',
    auto_complete: false,
    auto_complete_desc: '',
    auto_complete_hint: '',
    display_name: 'Tide table',
    description: '',
    url: 'https://tides.example/hook?secret=1',
    plugin_id: '',
  }
  state.commands.set(command.id, command)
}

export function teamNamed(demo: DemoServer, name: string): TeamRecord {
  const team = [...demo.state.teams.values()].find((one) => one.name === name)
  if (!team) throw new Error(`there is no team ${name}`)
  return team
}

/** Makes petros, an administrator who owns a bot, somebody with everything there is to take away. */
export function makeLeaver(demo: DemoServer): Leaver {
  const { state } = demo
  const user = state.userByName('petros.kanellis')
  if (!user) throw new Error('there is no petros')
  for (const token of [...state.tokensOfUser.of(user.id)]) state.removeToken(token)
  addToken(demo, user.id, 'Backup script')
  addToken(demo, user.id, 'Old laptop', false)
  for (let i = 0; i < 2; i++) addSession(demo, user.id)
  const bot = [...state.bots.values()].find((one) => one.user_id === userId(demo, 'deploy-bot'))
  if (!bot) throw new Error('there is no deploy-bot')
  // The other one of his is switched off since long, and is not what this is about.
  for (const other of state.bots.values())
    if (other !== bot && other.owner_id === user.id) state.bots.delete(other.user_id)
  for (const token of [...state.tokensOfUser.of(bot.user_id)]) state.removeToken(token)
  addToken(demo, bot.user_id, 'Deploy hook')
  addCommand(demo, user.id, teamNamed(demo, 'harbour'), 'tides')
  return {
    user,
    botId: bot.user_id,
    writes: () =>
      demo.requests
        .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/roles/names'))
        .map(({ method, path }) => `${method} ${path.slice('/api/v4'.length)}`),
  }
}

/** Opens the run of somebody and waits until all is read. */
export async function openRun(page: Page, id: string): Promise<void> {
  await page.goto(`/users/${id}/leave`)
  await expect(step(page, 'Plan').getByRole('list', { name: 'Plan', exact: true })).toBeVisible()
}

/** One of the six steps. */
export function step(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true })
}

/** A part of the plan, by its title. */
export function planned(page: Page, title: string): Locator {
  return step(page, 'Plan').getByRole('listitem', { name: title, exact: true })
}

/** A line of the verification, by its title. */
export function verdict(page: Page, title: string): Locator {
  return step(page, 'Verify').getByRole('listitem', { name: title, exact: true })
}

/** Types the user name and starts the run. */
export async function startRun(page: Page, username: string): Promise<void> {
  const confirm = step(page, 'Confirm')
  await confirm.getByRole('textbox').fill(username)
  await confirm.getByRole('button', { name: /^Start the run/ }).click()
}
