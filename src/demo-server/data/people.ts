import type { UserRecord } from '../state.ts'
import { DEMO_PASSWORD, MONA_MFA_SECRET, demoIds } from './demo-people.ts'
import { DAY, type Making, daysAgo } from './making.ts'
import type { PersonName } from './names.ts'

const MAIL_DOMAIN = 'harbour.example'

const POSITIONS = [
  'Berth planner',
  'Crane operator',
  'Pilot',
  'Tug master',
  'Customs clerk',
  'Yard supervisor',
  'Ferry desk',
  'Software developer',
  'Platform engineer',
  'Data analyst',
  'Accountant',
  'Safety officer',
  'Lock keeper',
  'Dispatcher',
  'Recruiter',
  'Surveyor',
  'Electrician',
  'Cargo inspector',
  'Shift leader',
  '',
]

/** What a new person needs; everything else has the value a fresh account has. */
type PersonFields = Pick<UserRecord, 'id' | 'username' | 'create_at'> & Partial<UserRecord>

/** An account as if it had just been made by e-mail sign-up. */
export function newPerson(fields: PersonFields): UserRecord {
  return {
    email: `${fields.username}@${MAIL_DOMAIN}`,
    email_verified: true,
    nickname: '',
    first_name: '',
    last_name: '',
    position: '',
    roles: 'system_user',
    auth_service: '',
    auth_data: null,
    password: DEMO_PASSWORD,
    mfa_active: false,
    mfa_secret: '',
    mfa_used: [],
    failed_attempts: 0,
    update_at: fields.create_at,
    delete_at: 0,
    last_password_update: fields.create_at,
    last_picture_update: 0,
    last_login: 0,
    last_activity_at: 0,
    locale: 'en',
    is_bot: false,
    bot_description: '',
    notify_props: {
      channel: 'true',
      comments: 'never',
      desktop: 'mention',
      desktop_sound: 'true',
      desktop_threads: 'all',
      email: 'true',
      email_threads: 'all',
      first_name: 'false',
      mention_keys: '',
      push: 'mention',
      push_status: 'online',
      push_threads: 'all',
    },
    timezone: {
      automaticTimezone: 'Europe/London',
      manualTimezone: '',
      useAutomaticTimezone: 'true',
    },
    props: {},
    picture: null,
    ...fields,
  }
}

/** Marks an account as switched off at that time. Its tokens stay, and sleep. */
export function deactivate(user: UserRecord, at: number): void {
  user.delete_at = at
  user.update_at = at
}

/** The people with a fixed id: those one signs in as, and a few that stories are about. */
export function fixedPeople({ now }: Making): UserRecord[] {
  const ago = (days: number): number => now - days * DAY
  const make = (
    name: keyof typeof demoIds,
    full: string,
    position: string,
    more: Partial<UserRecord> = {},
  ): UserRecord => {
    const [first = '', last = ''] = full.split(' ')
    const years = { create_at: ago(900), last_password_update: ago(200), update_at: ago(60) }
    return newPerson({
      id: demoIds[name],
      username: name,
      first_name: first,
      last_name: last,
      position,
      ...years,
      ...more,
    })
  }
  const admin = 'system_admin system_user'
  const owner = 'system_user system_user_access_token'
  return [
    make('ada', 'Ada Lindholm', 'Head of IT', { roles: admin, create_at: ago(2200) }),
    make('mona', 'Mona Ferreira', 'Security lead', {
      roles: admin,
      mfa_active: true,
      mfa_secret: MONA_MFA_SECRET,
    }),
    make('hedy', 'Hedy Brandt', 'Help desk', { roles: 'system_user token_helpdesk' }),
    make('rita', 'Rita Okafor', 'Internal audit', { roles: 'system_user system_read_only_admin' }),
    make('tom', 'Tom Hargreaves', 'Software developer', { roles: owner }),
    make('alice', 'Alice Whitlock', 'Berth planner'),
    make('uma', 'Uma Nair', 'Onboarding', { roles: 'system_user system_user_manager' }),
    make('max', 'Max Feddersen', 'Server operations', { roles: 'system_user system_manager' }),
    make('tess', 'Tess Marlow', 'Yard supervisor'),
    make('gus', 'Gus Papadakis', 'Crane supplier', {
      roles: 'system_guest',
      email: 'gus@cranes.example',
    }),
    make('dora', 'Dora Esteves', 'Payroll', {
      roles: owner,
      delete_at: ago(41),
      update_at: ago(41),
    }),
    make('leo', 'Leo Jessop', 'Dispatcher', { failed_attempts: 10 }),
    make('vera', 'Vera Ehlers', 'Surveyor', {
      email_verified: false,
      create_at: ago(3),
      update_at: ago(3),
      last_password_update: ago(3),
    }),
    make('nora', 'Nora Bergström', 'Systems administrator', {
      username: 'nora.bergstrom',
      roles: admin,
    }),
    make('petros', 'Πέτρος Κανέλλης', 'Systems administrator', {
      username: 'petros.kanellis',
      roles: `${admin} system_post_all`,
      locale: 'el',
    }),
    make('viktor', 'Viktor Hale', 'Systems administrator', {
      username: 'viktor.hale',
      roles: admin,
      delete_at: ago(118),
      update_at: ago(118),
    }),
    make('shira', 'שירה לוי', 'Platform engineer', {
      username: 'shira.levi',
      roles: owner,
      locale: 'he',
    }),
    make('omar', 'عمر الحداد', 'Platform engineer', {
      username: 'omar.alhaddad',
      roles: owner,
      locale: 'ar',
    }),
  ]
}

/** Signs the person in elsewhere: about four in ten do, with LDAP first. Passwords are then nothing of ours. */
function chooseSignIn(user: UserRecord, making: Making): void {
  const dice = making.random.next()
  if (dice > 0.38) return
  user.auth_service = dice < 0.2 ? 'ldap' : dice < 0.31 ? 'saml' : 'gitlab'
  user.auth_data = user.username
  if (user.auth_service === 'gitlab') {
    making.gitlabAccounts += making.random.int(1, 60)
    user.auth_data = String(making.gitlabAccounts)
  }
  user.password = ''
}

/** Somebody of the company; about a quarter holds the role that allows personal access tokens. */
export function ordinaryPerson(name: PersonName, making: Making): UserRecord {
  const { now, random } = making
  const created = daysAgo(making, 4, 2000)
  const since = (): number => created + Math.floor(random.next() * (now - created))
  const user = newPerson({
    id: random.id(),
    username: name.handle,
    create_at: created,
    update_at: since(),
    last_password_update: since(),
    first_name: name.first,
    last_name: name.last,
    position: random.pick(POSITIONS),
    locale: name.locale,
    nickname: random.chance(0.06) ? name.first.slice(0, 3) : '',
    roles: random.chance(0.26) ? 'system_user system_user_access_token' : 'system_user',
    timezone: {
      automaticTimezone: name.timeZone,
      manualTimezone: '',
      useAutomaticTimezone: 'true',
    },
  })
  chooseSignIn(user, making)
  if (user.auth_service === '' && random.chance(0.4)) {
    user.mfa_active = true
    // Any secret will do: nobody is given the codes of these people.
    user.mfa_secret = MONA_MFA_SECRET
  }
  const slips = random.chance(0.03) ? random.int(1, 4) : 0
  // Passwords that another service asks for are not counted here.
  if (user.auth_service === '' || user.auth_service === 'ldap') user.failed_attempts = slips
  return user
}

/** Turns somebody into a guest from another company. */
export function makeGuest(user: UserRecord, { random }: Making): void {
  user.roles = 'system_guest'
  user.auth_service = ''
  user.auth_data = null
  user.password = DEMO_PASSWORD
  user.email = `${user.username}@${random.pick(['cranes', 'shipping', 'customs', 'lawyers'])}.example`
}
