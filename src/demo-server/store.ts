import { configHash, freshConfig } from './config.ts'
import type { Random } from './data/random.ts'
import { Groups, HeapTable } from './indexed.ts'
import { builtInRoles } from './permissions/built-in-roles.ts'
import type {
  AuditRecord,
  BotRecord,
  CommandRecord,
  DemoConfig,
  DemoOptions,
  DemoTables,
  LicenseRecord,
  PreferenceRecord,
  RoleRecord,
  SessionRecord,
  TeamMemberRecord,
  TeamRecord,
  TokenRecord,
  UserRecord,
} from './state.ts'

/**
 * Everything the demo server remembers, with the indexes its handlers need. Records are changed in place, except where
 * a method says otherwise: a change of an indexed field must go through it.
 */
export class Store {
  readonly options: DemoOptions
  readonly random: Random
  readonly config: DemoConfig = freshConfig()
  license: LicenseRecord | null
  readonly bots = new Map<string, BotRecord>()
  readonly teams = new Map<string, TeamRecord>()
  readonly commands = new Map<string, CommandRecord>()
  readonly roles = new Map<string, RoleRecord>()
  readonly tokensOfUser = new Groups<TokenRecord>((token) => token.user_id)
  readonly tokens = new HeapTable<TokenRecord>([this.tokensOfUser])
  readonly sessionsOfUser = new Groups<SessionRecord>((session) => session.user_id)
  readonly sessions = new HeapTable<SessionRecord>([this.sessionsOfUser])
  readonly auditsOfUser = new Groups<AuditRecord>((audit) => audit.user_id)
  /** Oldest first. */
  readonly audits: AuditRecord[] = []
  readonly #users = new Map<string, UserRecord>()
  readonly #usersByName = new Map<string, UserRecord>()
  readonly #usersByEmail = new Map<string, UserRecord>()
  readonly #tokensBySecret = new Map<string, TokenRecord>()
  readonly #sessionsByToken = new Map<string, SessionRecord>()
  readonly #membersByUser = new Map<string, TeamMemberRecord[]>()
  readonly #preferencesByUser = new Map<string, PreferenceRecord[]>()
  #sortedUsers: UserRecord[] | null = null
  readonly #ordersOfUsers = new Map<string, readonly UserRecord[]>()
  #configHash = ''
  #lastTime = 0

  constructor(options: DemoOptions, random: Random, tables: DemoTables) {
    this.options = options
    this.random = random
    this.license = tables.license
    for (const role of builtInRoles(random)) this.roles.set(role.name, role)
    for (const role of tables.roles) this.roles.set(role.name, role)
    for (const user of tables.users) this.addUser(user)
    for (const bot of tables.bots) this.bots.set(bot.user_id, bot)
    for (const team of tables.teams) this.teams.set(team.id, team)
    for (const member of tables.members) this.addMember(member)
    for (const command of tables.commands) this.commands.set(command.id, command)
    for (const token of tables.tokens) this.addToken(token)
    for (const session of tables.sessions) this.addSession(session)
    for (const audit of tables.audits) this.addAudit(audit)
    for (const preference of tables.preferences) this.setPreference(preference)
    this.configure(tables.adjustConfig)
  }

  /** Now, in ms since epoch. */
  now(): number {
    return this.options.clock()
  }

  /** Now, but never the same time twice: rows made in one ms keep their order when sorted by time. */
  uniqueNow(): number {
    this.#lastTime = Math.max(this.#lastTime + 1, this.now())
    return this.#lastTime
  }

  id(): string {
    return this.random.id()
  }

  configure(change: (config: DemoConfig) => void): void {
    change(this.config)
    this.#configHash = configHash(this.config)
  }

  get configHash(): string {
    return this.#configHash
  }

  // --- users

  get userCount(): number {
    return this.#users.size
  }

  user(id: string): UserRecord | undefined {
    return this.#users.get(id)
  }

  userByName(username: string): UserRecord | undefined {
    return this.#usersByName.get(username)
  }

  userByEmail(email: string): UserRecord | undefined {
    return this.#usersByEmail.get(email)
  }

  addUser(user: UserRecord): void {
    this.#users.set(user.id, user)
    this.#usersByName.set(user.username, user)
    this.#usersByEmail.set(user.email, user)
    this.#sortedUsers = null
    this.#ordersOfUsers.clear()
  }

  /** Everybody, deactivated people and bots too, by username. Not a copy. */
  usersByUsername(): readonly UserRecord[] {
    this.#sortedUsers ??= [...this.#users.values()].toSorted(byUsername)
    return this.#sortedUsers
  }

  /** Everybody as `sort` sorts them: made once, and anew when somebody comes. Not a copy. */
  usersInOrder(name: string, sort: (users: readonly UserRecord[]) => readonly UserRecord[]): readonly UserRecord[] {
    const order = this.#ordersOfUsers.get(name) ?? sort(this.usersByUsername())
    this.#ordersOfUsers.set(name, order)
    return order
  }

  // --- tokens

  tokenBySecret(secret: string): TokenRecord | undefined {
    return this.#tokensBySecret.get(secret)
  }

  addToken(token: TokenRecord): void {
    this.tokens.add(token)
    this.#tokensBySecret.set(token.token, token)
  }

  /** Deletes a token and the session its use has made. */
  removeToken(token: TokenRecord): void {
    this.tokens.remove(token)
    this.#tokensBySecret.delete(token.token)
    this.endSessionOf(token)
  }

  /** Deletes many tokens at once, and the sessions their use has made. */
  removeTokens(tokens: readonly TokenRecord[]): void {
    this.tokens.removeAll(new Set(tokens))
    for (const { token } of tokens) this.#tokensBySecret.delete(token)
    const sessions = tokens.map(({ token }) => this.#sessionsByToken.get(token))
    this.removeSessions(sessions.filter((session) => session !== undefined))
  }

  /** Changes a token: its row moves to the end of the list. */
  updateToken(token: TokenRecord, change: (token: TokenRecord) => void): void {
    this.#tokensBySecret.delete(token.token)
    this.tokens.update(token, change)
    this.#tokensBySecret.set(token.token, token)
  }

  // --- sessions

  sessionByToken(token: string): SessionRecord | undefined {
    return this.#sessionsByToken.get(token)
  }

  addSession(session: SessionRecord): void {
    this.sessions.add(session)
    this.#sessionsByToken.set(session.token, session)
  }

  removeSession(session: SessionRecord): void {
    this.sessions.remove(session)
    this.#sessionsByToken.delete(session.token)
  }

  removeSessions(sessions: readonly SessionRecord[]): void {
    this.sessions.removeAll(new Set(sessions))
    for (const session of sessions) this.#sessionsByToken.delete(session.token)
  }

  removeSessionsOf(userId: string): void {
    this.removeSessions(this.sessionsOfUser.of(userId))
  }

  /** Ends the session that the use of a token has made: a session carries the token's secret. */
  endSessionOf(token: TokenRecord): void {
    const session = this.#sessionsByToken.get(token.token)
    if (session) this.removeSession(session)
  }

  // --- teams

  membershipsOf(userId: string): readonly TeamMemberRecord[] {
    return this.#membersByUser.get(userId) ?? []
  }

  membership(teamId: string, userId: string): TeamMemberRecord | undefined {
    return this.membershipsOf(userId).find((member) => member.team_id === teamId)
  }

  /** Memberships of a team, ended ones too. */
  membersOf(teamId: string): TeamMemberRecord[] {
    const found: TeamMemberRecord[] = []
    for (const members of this.#membersByUser.values()) {
      for (const member of members) if (member.team_id === teamId) found.push(member)
    }
    return found
  }

  addMember(member: TeamMemberRecord): void {
    const members = this.#membersByUser.get(member.user_id)
    if (members) members.push(member)
    else this.#membersByUser.set(member.user_id, [member])
  }

  // --- preferences and audits

  preferencesOf(userId: string): readonly PreferenceRecord[] {
    return this.#preferencesByUser.get(userId) ?? []
  }

  /** Writes a preference, over the one of the same category and name if there is one. */
  setPreference(preference: PreferenceRecord): void {
    const others = this.preferencesOf(preference.user_id).filter((old) => !isSamePreference(old, preference))
    this.#preferencesByUser.set(preference.user_id, [...others, preference])
  }

  removePreference(preference: PreferenceRecord): void {
    const others = this.preferencesOf(preference.user_id).filter((old) => !isSamePreference(old, preference))
    this.#preferencesByUser.set(preference.user_id, others)
  }

  addAudit(audit: AuditRecord): void {
    this.audits.push(audit)
    this.auditsOfUser.add(audit)
  }
}

function isSamePreference(a: PreferenceRecord, b: PreferenceRecord): boolean {
  return a.category === b.category && a.name === b.name
}

function byUsername(a: UserRecord, b: UserRecord): number {
  if (a.username === b.username) return 0
  return a.username < b.username ? -1 : 1
}
