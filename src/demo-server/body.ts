import { Failure, badBody } from './failure.ts'

/** 300 000 bytes and the 512 that Go's reader takes at a time. */
export const BODY_LIMIT = 300_000 + 512

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of the first JSON value in `text`. */
function firstText(text: string): string {
  const start = text.search(/\S/)
  const opening = text[start]
  if (opening !== '{' && opening !== '[') return text.slice(Math.max(start, 0)).split(/[\s,]/, 1)[0] ?? ''
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const letter = text[i]
    if (quoted) {
      if (letter === '\\') i++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{' || letter === '[') depth++
    else if ((letter === '}' || letter === ']') && --depth === 0) return text.slice(start, i + 1)
  }
  return text.slice(start)
}

/** The first JSON value of a text, where Go's decoder stops and never sees what follows; undefined when there is none. */
export function firstValue(json: string): unknown {
  for (const text of [json, firstText(json)]) {
    try {
      const value: unknown = JSON.parse(text)
      return value
    } catch {
      // Not the whole text: try its first value. Not that either: there is none.
    }
  }
  return undefined
}

/** What a handler may know of a request body, read the way Go's decoder reads it. */
export class Body {
  readonly text: string
  readonly #tooLarge: boolean

  /** @param bytes the body as it came; what is beyond the limit is not looked at */
  constructor(bytes: Uint8Array) {
    this.#tooLarge = bytes.length > BODY_LIMIT
    this.text = new TextDecoder().decode(this.#tooLarge ? bytes.subarray(0, BODY_LIMIT) : bytes)
  }

  /** Undefined when there is no JSON. */
  value(): unknown {
    return firstValue(this.text)
  }

  /** As handlers of the "map" kind read it: text by key, "" for what is missing or is no text. Never fails. */
  map(): (key: string) => string {
    const value = this.value()
    const fields = isObject(value) ? value : {}
    return (key) => {
      const field = fields[key]
      return typeof field === 'string' ? field : ''
    }
  }

  /**
   * As handlers of the "struct" kind read it. Keys match without regard to case, null is a struct of zeros.
   * @param about the parameter that the 400 names
   * @throws Failure 400 when there is no JSON object, 413 when it was cut off by the limit
   */
  struct(about: string): Struct {
    const value = this.value()
    if (value === null) return new Struct({}, about)
    if (isObject(value)) return new Struct(value, about)
    throw this.#tooLarge ? new Failure(413, 'api.context.request_body_too_large.app_error') : badBody(about)
  }

  /**
   * A list of texts, without repetitions.
   * @throws Failure 400 when it is something else (`api.payload.parse.error`), or empty (names `about`)
   */
  strings(about: string): string[] {
    const value = this.value()
    if (value === undefined && this.#tooLarge) throw new Failure(413, 'api.context.request_body_too_large.app_error')
    const list = value === null ? [] : value
    if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) {
      throw new Failure(400, 'api.payload.parse.error')
    }
    if (list.length === 0) throw badBody(about)
    return [...new Set(list)]
  }
}

/** The fields of a JSON object; a field of the wrong type is a 400, a missing one is zero. */
export class Struct {
  readonly #fields = new Map<string, unknown>()
  readonly #about: string

  constructor(object: Record<string, unknown>, about: string) {
    this.#about = about
    for (const [key, value] of Object.entries(object)) this.#fields.set(key.toLowerCase(), value ?? undefined)
  }

  text(key: string): string {
    const value = this.#fields.get(key)
    if (value === undefined) return ''
    if (typeof value !== 'string') throw badBody(this.#about)
    return value
  }

  whole(key: string): number {
    const value = this.#fields.get(key)
    if (value === undefined) return 0
    if (typeof value !== 'number' || !Number.isInteger(value)) throw badBody(this.#about)
    return value
  }

  /** Null when missing, so that "false" and "not said" stay apart. */
  flag(key: string): boolean | null {
    const value = this.#fields.get(key)
    if (value === undefined) return null
    if (typeof value !== 'boolean') throw badBody(this.#about)
    return value
  }

  texts(key: string): string[] {
    const value = this.#fields.get(key)
    if (value === undefined) return []
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw badBody(this.#about)
    return value
  }

  raw(key: string): unknown {
    return this.#fields.get(key)
  }
}
