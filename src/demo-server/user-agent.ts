function firstMatch(text: string, patterns: readonly [string, RegExp][], otherwise: string): string {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? otherwise
}

const PLATFORMS: readonly [string, RegExp][] = [
  ['Windows', /Windows/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['iPod', /iPod/],
  ['Macintosh', /Macintosh/],
  ['Linux', /Linux|Android|CrOS|X11/],
]
const SYSTEMS: readonly [string, RegExp][] = [
  ['Windows 10', /Windows NT 10/],
  ['Windows 8.1', /Windows NT 6\.3/],
  ['Windows 7', /Windows NT 6\.1/],
  ['Windows', /Windows/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Mac OS', /Macintosh/],
  ['Android', /Android/],
  ['Chrome OS', /CrOS/],
  ['Linux', /Linux|X11/],
]
/** The order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari. */
const BROWSERS: readonly [string, RegExp, RegExp][] = [
  ['Desktop App', /Electron|Mattermost\/(?!Mobile)/, /Mattermost\/(\S+)/],
  ['Mobile App', /Mattermost Mobile/, /Mattermost Mobile\/(\S+)/],
  ['mmctl', /mmctl/, /mmctl\/(\S+)/],
  ['Edge', /Edge\//, /Edge\/([\d.]+)/],
  ['Opera', /OPR\//, /OPR\/([\d.]+)/],
  ['Chrome', /Chrome\/|CriOS\//, /(?:Chrome|CriOS)\/([\d.]+)/],
  ['Firefox', /Firefox\/|FxiOS\//, /(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Safari', /Safari\//, /Version\/([\d.]+)/],
]

/** Major and minor number, and the third one unless it is zero. */
function shortVersion(version: string): string {
  const [major = '0', minor = '0', patch = '0'] = version.split('.')
  return Number(patch) === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`
}

/** What Mattermost writes into a session about the browser that signed in. */
export function describeUserAgent(userAgent: string): {
  platform: string
  os: string
  browser: string
} {
  const known = BROWSERS.find(([, pattern]) => pattern.test(userAgent))
  const version = known?.[2].exec(userAgent)?.[1] ?? '0.0'
  const ownVersion = known !== undefined && ['Desktop App', 'Mobile App', 'mmctl'].includes(known[0])
  return {
    platform: firstMatch(userAgent, PLATFORMS, 'Unknown'),
    os: firstMatch(userAgent, SYSTEMS, ''),
    browser: `${known?.[0] ?? 'Unknown'}/${ownVersion ? version : shortVersion(version)}`,
  }
}

/** A phone or a tablet, as Mattermost tells it. */
export function isMobile(userAgent: string): boolean {
  return /Mobile|Android|iOS|iPhone|iPad/i.test(userAgent)
}
