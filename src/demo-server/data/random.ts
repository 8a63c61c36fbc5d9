const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769'
const ID_LENGTH = 26
const IDS_AT_ONCE = 64

/** Chance that can be repeated: the same seed gives the same answers in the same order. */
export interface Random {
  /** A number in [0, 1). */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number
  /** True with this probability (0 to 1). */
  chance: (probability: number) => boolean
  /** One of the list. Throws a RangeError on an empty list. */
  pick: <T>(list: readonly T[]) => T
  /** Mixes the list in place and returns it. */
  shuffle: <T>(list: T[]) => T[]
  /** A new Mattermost id: 26 characters of z-base-32, the last one `y` or `o`. */
  id: () => string
}

/** Small fast counter generator (sfc32): 32 random bits a call. */
function createBits(seed: number): () => number {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) bits()
  return bits
}

/**
 * The bytes of ids are made in batches: a server of 100 000 tokens needs half a million. Each id is a string of its own, not
 * a part of a long one: parts are put together anew whenever they are written as JSON, and cost a page of tokens most of
 * its time.
 */
function createIds(bits: () => number): () => string {
  const codes = new TextEncoder().encode(ALPHABET)
  const buffer = Buffer.alloc(ID_LENGTH * IDS_AT_ONCE)
  let at = buffer.length
  function refill(): void {
    let word = 0
    for (let i = 0; i < buffer.length; i++) {
      // Six characters of five bits out of every 32.
      if (i % 6 === 0) word = bits()
      buffer[i] = codes[word & 31] ?? 0
      word >>>= 5
    }
    // 128 bits do not fill 26 characters of five: the last one of a real id is always `y` or `o`.
    for (let i = ID_LENGTH - 1; i < buffer.length; i += ID_LENGTH) buffer[i] = codes[bits() & 16] ?? 0
    at = 0
  }
  return () => {
    if (at === buffer.length) refill()
    at += ID_LENGTH
    return buffer.toString('latin1', at - ID_LENGTH, at)
  }
}

/**
 * A seeded source of chance.
 * @param seed any whole number of 32 bits
 */
export function createRandom(seed: number): Random {
  const bits = createBits(seed)
  const next = (): number => bits() / 0x1_0000_0000
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const one = list[Math.floor(next() * list.length)]
      if (one === undefined) throw new RangeError('Nothing to pick from')
      return one
    },
    shuffle: (list) => {
      for (let i = list.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        const one = list[i]
        const other = list[j]
        if (one === undefined || other === undefined) continue
        list[i] = other
        list[j] = one
      }
      return list
    },
    id: createIds(bits),
  }
}
