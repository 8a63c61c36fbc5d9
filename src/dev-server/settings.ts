import { parseFaults } from '../demo-server/faults.ts'
import type { DemoOptions } from '../demo-server/state.ts'

/** A setting that cannot be used. Its message is one line for the terminal. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** The Mattermost that `/api/v4` is passed on to. */
export interface MattermostAddress {
  /** As the person wrote it, to be told to everybody: without what stands before an @, which may be a password. */
  written: string
  /** Without a slash at the end, null when it cannot be understood. May have a path. */
  url: URL | null
  /** Why it cannot be understood, "" when it can. */
  problem: string
}

export interface Settings {
  host: string
  /** Names one may reach it by besides addresses and localhost, in small letters. */
  allowedHosts: readonly string[]
  /** 0: any free one. Null: the usual one of the command. */
  port: number | null
  /** Begins and ends with a slash. */
  base: string
  /** Null: the built-in server answers. */
  mattermost: MattermostAddress | null
  demo: Pick<DemoOptions, 'data' | 'version' | 'scale'> & { faults: string }
}

type Environment = Readonly<Record<string, string | undefined>>

const DATA = ['company', 'empty'] as const
const VERSIONS = ['11.10', '11.2'] as const
/** More would take minutes to make and fill the memory. */
const MOST_TOKENS = 1_000_000

function oneOf<T extends string>(env: Environment, name: string, choices: readonly [T, ...T[]]): T {
  const value = env[name]
  if (!value) return choices[0]
  const found = choices.find((choice) => choice === value)
  if (!found) throw new SettingError(`${name} must be ${choices.join(' or ')}, not "${value}".`)
  return found
}

function wholeNumber(env: Environment, name: string, most: number): number | null {
  const value = env[name]
  if (!value) return null
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (!(number <= most)) throw new SettingError(`${name} must be a whole number from 0 to ${most}, not "${value}".`)
  return number
}

function faultsOf(env: Environment): string {
  const faults = env.DEMO_FAULTS ?? ''
  try {
    parseFaults(faults)
  } catch (error) {
    throw new SettingError(`DEMO_FAULTS: ${error instanceof Error ? error.message : String(error)}`)
  }
  return faults
}

function basePath(env: Environment): string {
  const value = env.BASE_PATH ?? ''
  if (!/^[\w\-./~]*$/.test(value) || value.includes('..')) {
    throw new SettingError(`BASE_PATH must be a path such as /latchkey/, not "${value}".`)
  }
  return `/${value}/`.replaceAll(/\/+/g, '/')
}

function hostNames(env: Environment, name: string): string[] {
  const names = (env[name] ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const wrong = names.find((host) => !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/.test(host))
  if (wrong !== undefined) {
    throw new SettingError(`${name} must be names such as latchkey.example.com, with commas between, not "${wrong}".`)
  }
  return names
}

/**
 * Understands an address as people write or paste it: the scheme may be left out (then https), and what follows the
 * server's own path is cut off.
 */
export function parseMattermostAddress(address: string): MattermostAddress {
  const text = address.trim()
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null
  const written = text.replace(/^([^/]*\/\/)?.*@/, '$1…@')
  const refuse = (problem: string): MattermostAddress => ({ written, url: null, problem })
  if (!url || !url.hostname) return refuse('it is not an address such as https://chat.example.com')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refuse(`it must begin with https:// or http://, not ${url.protocol}//`)
  }
  if (url.username || url.password) return refuse('it must not contain a user name or password')
  url.hash = ''
  url.search = ''
  url.pathname = url.pathname.replace(/\/api\/v4(\/.*)?$/, '').replace(/\/+$/, '')
  return { written, url, problem: '' }
}

/**
 * Reads what the environment says about how to serve. A Mattermost address that makes no sense is no error here: the
 * server starts and says so to everybody who opens a page.
 * @throws SettingError
 */
export function readSettings(env: Environment): Settings {
  const mattermost = env.MATTERMOST_URL?.trim()
  return {
    host: env.HOST || '127.0.0.1',
    allowedHosts: hostNames(env, 'ALLOWED_HOSTS'),
    port: wholeNumber(env, 'PORT', 65_535),
    base: basePath(env),
    mattermost: mattermost ? parseMattermostAddress(mattermost) : null,
    demo: {
      data: oneOf(env, 'DEMO_DATA', DATA),
      version: oneOf(env, 'DEMO_VERSION', VERSIONS),
      scale: wholeNumber(env, 'DEMO_SCALE', MOST_TOKENS) ?? 0,
      faults: faultsOf(env),
    },
  }
}

/** The settings; for one that cannot be used, a line in the terminal and the end of the process. */
export function settingsOrExit(env: Environment): Settings {
  try {
    return readSettings(env)
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    console.error(error.message)
    return process.exit(1)
  }
}
