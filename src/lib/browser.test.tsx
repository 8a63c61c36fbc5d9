import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createChannel } from './broadcast.ts'
import { downloadText } from './download.ts'
import { utf8Length } from './utf8.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('channels between tabs', () => {
  // A page lets go of its lines when it is left; these would hold up the end of the tests.
  const lines: BroadcastChannel[] = []
  beforeEach(() => {
    const Line = class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        lines.push(this)
      }
    }
    vi.stubGlobal('BroadcastChannel', Line)
  })
  afterEach(() => {
    for (const line of lines.splice(0)) line.close()
  })

  it('carries messages from one to the other, and not to itself', async () => {
    const here = createChannel<{ kind: string }>('latchkey-test')
    const there = createChannel<{ kind: string }>('latchkey-test')
    const echo = vi.fn()
    here.subscribe(echo)
    const unheard = vi.fn()
    there.subscribe(unheard)()
    const heard = new Promise((resolve) => there.subscribe(resolve))
    here.post({ kind: 'signed-out' })
    expect(await heard).toEqual({ kind: 'signed-out' })
    expect(echo).not.toHaveBeenCalled()
    expect(unheard).not.toHaveBeenCalled()
  })

  it('is silent where the browser refuses one', () => {
    const refuse = vi.fn(function () {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    vi.stubGlobal('BroadcastChannel', refuse)
    const channel = createChannel<string>('latchkey-test')
    const leave = channel.subscribe(() => {})
    channel.post('x')
    leave()
    expect(refuse).toHaveBeenCalled()
  })

  it('is silent where the browser has none', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const channel = createChannel<string>('latchkey-test')
    const leave = channel.subscribe(() => {})
    channel.post('x')
    leave()
  })
})

describe('downloads', () => {
  async function saved(name: string, mime: string, text: string) {
    vi.useFakeTimers()
    let blob = new Blob()
    const revoke = vi.fn()
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: (b: Blob) => ((blob = b), 'blob:x'), revokeObjectURL: revoke }),
    )
    const links: HTMLAnchorElement[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      links.push(this)
    })
    downloadText(name, mime, text)
    vi.runAllTimers()
    vi.useRealTimers()
    const bytes = await new Response(await readBlob(blob)).bytes()
    return { link: links[0], revoke, type: blob.type, bytes }
  }

  const readBlob = (blob: Blob) =>
    new Promise<ArrayBuffer>((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(reader.result instanceof ArrayBuffer ? reader.result : new ArrayBuffer(0))
      reader.readAsArrayBuffer(blob)
    })

  it('saves under a harmless name, leaves nothing behind', async () => {
    const { link, revoke, type, bytes } = await saved('tokens: a/b <2025>.json', 'application/json', '{"ü":1}')
    expect(link?.download).toBe('tokens- a-b -2025-.json')
    expect(link?.href).toBe('blob:x')
    expect(type).toBe('application/json;charset=utf-8')
    expect(new TextDecoder().decode(bytes)).toBe('{"ü":1}')
    expect(document.body.children).toHaveLength(0)
    expect(revoke).toHaveBeenCalledWith('blob:x')
  })

  it('marks a CSV as UTF-8', async () => {
    const { bytes } = await saved('tokens.csv', 'text/csv', 'ü')
    expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xbc])
  })
})

it('counts bytes, not letters', () => {
  expect([utf8Length(''), utf8Length('a'), utf8Length('ü'), utf8Length('€'), utf8Length('👍')]).toEqual([0, 1, 2, 3, 4])
})
