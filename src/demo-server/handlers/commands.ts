import type { Call } from '../call.ts'
import { Failure, badBody, forbidden } from '../failure.ts'
import { mayInTeam } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { CommandRecord } from '../state.ts'

/** Slash commands that people have made. Built-in ones are not listed. */
export function commandRoutes(routes: Routes): void {
  routes.get('/commands', listCommands)
  routes.post('/commands', createCommand)
  routes.put('/commands/:command_id{[A-Za-z0-9]+}/regen_token', regenerateToken)
}

function mayManage(call: Call, teamId: string, whose: 'own' | 'others'): boolean {
  return mayInTeam(call.store, call.viewer, teamId, `manage_${whose}_slash_commands`)
}

/** With `custom_only` the secret tokens are part of the list, for who may manage commands in the team. */
function listCommands(call: Call): Response {
  const { store } = call
  const teamId = call.query('team_id')
  if (teamId === '') throw badBody('team_id')
  call.permit(mayInTeam(store, call.viewer, teamId, 'view_team'))
  const isCustomOnly = call.queryFlag('custom_only')
  if (isCustomOnly) call.permit(mayManage(call, teamId, 'own'))
  if (isCustomOnly && !store.config.ServiceSettings.EnableCommands) {
    throw new Failure(501, 'api.command.disabled.app_error')
  }
  const seesAll = mayManage(call, teamId, 'others')
  const commands = [...store.commands.values()].filter(
    (command) =>
      command.team_id === teamId && command.delete_at === 0 && (seesAll || command.creator_id === call.viewer.user_id),
  )
  return call.json(isCustomOnly ? commands : commands.map(withoutSecrets))
}

function withoutSecrets(command: CommandRecord): Record<string, unknown> {
  return { ...command, token: '', creator_id: '', method: '', url: '', username: '', icon_url: '' }
}

function createCommand(call: Call): Response {
  const { store } = call
  const body = call.body.struct('command')
  const teamId = body.text('team_id')
  call.audit('attempt')
  call.permit(mayManage(call, teamId, 'own'))
  if (!store.config.ServiceSettings.EnableCommands) throw new Failure(501, 'api.command.disabled.app_error')
  const trigger = body.text('trigger').toLowerCase()
  const isTaken = [...store.commands.values()].some((other) => other.team_id === teamId && other.trigger === trigger)
  if (isTaken) throw new Failure(400, 'api.command.duplicate_trigger.app_error')
  const now = store.uniqueNow()
  const command: CommandRecord = {
    id: store.id(),
    token: store.id(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    creator_id: call.viewer.user_id,
    team_id: teamId,
    trigger,
    method: body.text('method') === 'G' ? 'G' : 'P',
    username: body.text('username'),
    icon_url: body.text('icon_url'),
    auto_complete: body.flag('auto_complete') ?? false,
    auto_complete_desc: body.text('auto_complete_desc'),
    auto_complete_hint: body.text('auto_complete_hint'),
    display_name: body.text('display_name'),
    description: body.text('description'),
    url: body.text('url'),
    plugin_id: '',
  }
  store.commands.set(command.id, command)
  call.audit('success')
  return call.json(command, 201)
}

/** Who may not manage commands in the team is told that there is no such command, and so is everybody while they are off. */
function regenerateToken(call: Call): Response {
  const { store } = call
  const id = call.idParam('command_id')
  call.audit('attempt')
  const command = store.config.ServiceSettings.EnableCommands ? store.commands.get(id) : undefined
  if (!command || command.delete_at !== 0) throw new Failure(404, 'store.sql_command.save.get.app_error')
  const isOwn = command.creator_id === call.viewer.user_id
  if (!mayManage(call, command.team_id, 'own')) {
    call.audit('fail - inappropriate permissions')
    throw new Failure(404, 'store.sql_command.save.get.app_error')
  }
  if (!isOwn && !mayManage(call, command.team_id, 'others')) {
    call.audit('fail - inappropriate permissions')
    throw forbidden()
  }
  command.token = store.id()
  command.update_at = store.uniqueNow()
  call.audit('success')
  return call.json({ token: command.token })
}
