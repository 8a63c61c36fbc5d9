import { describe, expect, it } from 'vitest'
import { parseMattermostAddress, readSettings } from './settings.ts'

describe('readSettings', () => {
  it('serves the demo to this machine only, unless told otherwise', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      allowedHosts: [],
      port: null,
      base: '/',
      mattermost: null,
      demo: { data: 'company', version: '11.10', scale: 0, faults: '' },
    })
  })

  it('takes every setting', () => {
    const settings = readSettings({
      HOST: '0.0.0.0',
      ALLOWED_HOSTS: 'latchkey.example.com, Console.test,',
      PORT: '8080',
      BASE_PATH: 'latchkey',
      DEMO_DATA: 'empty',
      DEMO_VERSION: '11.2',
      DEMO_SCALE: '100000',
      DEMO_FAULTS: 'latency=300',
    })
    expect(settings).toMatchObject({ host: '0.0.0.0', port: 8080, base: '/latchkey/' })
    expect(settings.allowedHosts).toEqual(['latchkey.example.com', 'console.test'])
    expect(settings.demo).toEqual({ data: 'empty', version: '11.2', scale: 100_000, faults: 'latency=300' })
  })

  it('takes an empty setting as none', () => {
    expect(readSettings({ PORT: '', HOST: '', MATTERMOST_URL: ' ', DEMO_DATA: '', DEMO_SCALE: '' })).toEqual(
      readSettings({}),
    )
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, not "abc".'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536".'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, not "-1".'],
    [{ PORT: '80.5' }, 'PORT must be a whole number from 0 to 65535, not "80.5".'],
    [{ DEMO_VERSION: '9' }, 'DEMO_VERSION must be 11.10 or 11.2, not "9".'],
    [{ DEMO_DATA: 'all' }, 'DEMO_DATA must be company or empty, not "all".'],
    [{ DEMO_SCALE: 'many' }, 'DEMO_SCALE must be a whole number from 0 to 1000000, not "many".'],
    [{ BASE_PATH: 'https://x.test/' }, 'BASE_PATH must be a path such as /latchkey/, not "https://x.test/".'],
    [{ BASE_PATH: '/../etc' }, 'BASE_PATH must be a path such as /latchkey/, not "/../etc".'],
  ])('refuses %o in one line', (env, message) => {
    expect(() => readSettings(env)).toThrow(message)
  })

  it.each(['https://a.test', 'a.test:8443', '.a.test', '*'])('takes names of hosts only, and not %s', (host) => {
    expect(() => readSettings({ ALLOWED_HOSTS: `b.test,${host}` })).toThrow(
      `ALLOWED_HOSTS must be names such as latchkey.example.com, with commas between, not "${host}".`,
    )
  })

  it('refuses a fault nobody knows, and names the known ones', () => {
    expect(() => readSettings({ DEMO_FAULTS: 'fire=1' })).toThrow(
      /^DEMO_FAULTS: Unknown fault "fire"\. Known: latency, /,
    )
  })

  it('starts with an address that makes no sense, so that the pages can say so', () => {
    expect(readSettings({ MATTERMOST_URL: 'ftp://chat.test' }).mattermost).toEqual({
      written: 'ftp://chat.test',
      url: null,
      problem: 'it must begin with https:// or http://, not ftp://',
    })
  })
})

describe('parseMattermostAddress', () => {
  it.each([
    ['https://chat.example.com', 'https://chat.example.com/'],
    ['https://chat.example.com/', 'https://chat.example.com/'],
    ['chat.example.com', 'https://chat.example.com/'],
    ['http://127.0.0.1:8065', 'http://127.0.0.1:8065/'],
    ['http://[::1]:8065', 'http://[::1]:8065/'],
    ['https://example.com/chat/', 'https://example.com/chat'],
    ['https://example.com/chat/api/v4', 'https://example.com/chat'],
    ['https://example.com/api/v4/system/ping?x=1#y', 'https://example.com/'],
    ['  https://chat.example.com  ', 'https://chat.example.com/'],
  ])('understands %s', (written, href) => {
    expect(parseMattermostAddress(written)).toMatchObject({ url: { href }, problem: '' })
  })

  it.each([
    ['https://', 'it is not an address such as https://chat.example.com'],
    ['not a url', 'it is not an address such as https://chat.example.com'],
    ['file:///etc/passwd', 'it is not an address such as https://chat.example.com'],
    ['ws://chat.test', 'it must begin with https:// or http://, not ws://'],
  ])('does not understand %s', (written, problem) => {
    expect(parseMattermostAddress(written)).toEqual({ written, url: null, problem })
  })

  it.each([
    ['https://ada:secret@chat.test', 'https://…@chat.test', 'it must not contain a user name or password'],
    ['ada:secret@chat.test', '…@chat.test', 'it must not contain a user name or password'],
    ['https://ada:se/cr#?et@chat.test', 'https://…@chat.test', 'it is not an address such as https://chat.example.com'],
    ['ftp://ada:secret@chat.test', 'ftp://…@chat.test', 'it must begin with https:// or http://, not ftp://'],
  ])('keeps the secret of %s to itself', (given, written, problem) => {
    expect(parseMattermostAddress(given)).toEqual({ written, url: null, problem })
  })
})
