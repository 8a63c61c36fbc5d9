import { twoColourPng } from './png.ts'

/** What a version holds at the lowest level of correction: data and correction bytes of each of its equal blocks. */
interface Version {
  version: number
  blocks: number
  data: number
  correction: number
  /** Centres of the small patterns, besides the three corners. */
  centres: readonly number[]
}

/** Enough for links of 230 bytes. Smaller ones are not worth their lines: a picture with room to spare reads as well. */
const VERSIONS: readonly Version[] = [
  { version: 5, blocks: 1, data: 108, correction: 26, centres: [6, 30] },
  { version: 6, blocks: 2, data: 68, correction: 18, centres: [6, 34] },
  { version: 7, blocks: 2, data: 78, correction: 20, centres: [6, 22, 38] },
  { version: 8, blocks: 2, data: 97, correction: 24, centres: [6, 24, 42] },
  { version: 9, blocks: 2, data: 116, correction: 30, centres: [6, 26, 46] },
]
/** Level L with mask 0, in the 15 bits that say so. */
const FORMAT_BITS = 0x77c4
const DOT = 4
const QUIET = 4

/** Product in the field of 256 elements that QR codes reckon in. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

/** The Reed-Solomon correction bytes of a block. */
function correctionOf(data: readonly number[], length: number): number[] {
  const divisor: number[] = Array.from({ length }, (_, i) => (i === length - 1 ? 1 : 0))
  let root = 1
  for (let i = 0; i < length; i++) {
    for (let j = 0; j < length; j++) divisor[j] = times(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0)
    root = times(root, 2)
  }
  const rest = Array.from({ length }, () => 0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0)
    rest.push(0)
    for (let j = 0; j < length; j++) rest[j] = (rest[j] ?? 0) ^ times(divisor[j] ?? 0, factor)
  }
  return rest
}

/** Mode, length, text, end and padding. The mode takes four bits, so everything is shifted by half a byte. */
function dataBytes(text: Uint8Array, room: number): number[] {
  const halves = [4, text.length >> 4, text.length & 15, ...[...text].flatMap((byte) => [byte >> 4, byte & 15]), 0]
  const bytes: number[] = []
  for (let i = 0; i < halves.length; i += 2) bytes.push(((halves[i] ?? 0) << 4) | (halves[i + 1] ?? 0))
  for (let i = 0; bytes.length < room; i++) bytes.push(i % 2 === 0 ? 0xec : 0x11)
  return bytes
}

/** All bytes in the order they are drawn: the first of every block, the second of every block, … */
function drawnBytes(text: Uint8Array, version: Version): number[] {
  const all = dataBytes(text, version.blocks * version.data)
  const blocks = Array.from({ length: version.blocks }, (_, i) => all.slice(i * version.data, (i + 1) * version.data))
  const corrections = blocks.map((block) => correctionOf(block, version.correction))
  const interleave = (rows: number[][], length: number): number[] =>
    Array.from({ length }, (_, i) => rows.map((row) => row[i] ?? 0)).flat()
  return [...interleave(blocks, version.data), ...interleave(corrections, version.correction)]
}

/** A square of dots; null where nothing has been drawn yet. */
class Grid {
  readonly size: number
  readonly #dots: (boolean | null)[]

  constructor(size: number) {
    this.size = size
    this.#dots = Array.from({ length: size * size }, () => null)
  }

  get(x: number, y: number): boolean | null {
    return this.#dots[y * this.size + x] ?? null
  }

  set(x: number, y: number, isDark: boolean): void {
    if (x >= 0 && y >= 0 && x < this.size && y < this.size) this.#dots[y * this.size + x] = isDark
  }

  /** Rings around a centre: dark, unless the distance is one of `light`. */
  rings(x: number, y: number, radius: number, light: readonly number[]): void {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        this.set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
      }
    }
  }
}

function drawPatterns(grid: Grid, { version, centres }: Version): void {
  const end = grid.size - 1
  for (let i = 0; i < grid.size; i++) {
    grid.set(i, 6, i % 2 === 0)
    grid.set(6, i, i % 2 === 0)
  }
  const isCorner = (a: number, b: number): boolean => a === 6 && (b === 6 || b === centres.at(-1))
  for (const y of centres) {
    for (const x of centres) if (!isCorner(x, y) && !isCorner(y, x)) grid.rings(x, y, 2, [1])
  }
  for (const [x, y] of [
    [3, 3],
    [end - 3, 3],
    [3, end - 3],
  ] as const)
    grid.rings(x, y, 4, [2, 4])
  for (let i = 0; i < 15; i++) {
    const isDark = ((FORMAT_BITS >>> i) & 1) === 1
    const near = i < 6 ? i : i < 8 ? i + 1 : 0
    if (i < 8) grid.set(8, near, isDark)
    else grid.set(i === 8 ? 7 : 14 - i, 8, isDark)
    if (i < 8) grid.set(end - i, 8, isDark)
    else grid.set(8, end - 14 + i, isDark)
  }
  grid.set(8, end - 7, true)
  if (version >= 7) drawVersion(grid, version)
}

function drawVersion(grid: Grid, version: number): void {
  let rest = version
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let i = 0; i < 18; i++) {
    const a = grid.size - 11 + (i % 3)
    const b = Math.floor(i / 3)
    const isDark = ((bits >>> i) & 1) === 1
    grid.set(a, b, isDark)
    grid.set(b, a, isDark)
  }
}

/** In columns of two, from the right, up and down by turns, past the column of the timing pattern. */
function drawData(grid: Grid, bytes: readonly number[]): void {
  let bit = 0
  for (let right = grid.size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const isUpward = ((right + 1) & 2) === 0
    for (let step = 0; step < grid.size; step++) {
      const y = isUpward ? grid.size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (grid.get(x, y) !== null) continue
        const isDark = (((bytes[bit >> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1
        grid.set(x, y, isDark !== ((x + y) % 2 === 0))
        bit++
      }
    }
  }
}

/**
 * A QR code as a PNG picture.
 * @throws RangeError when the text has more than 230 bytes
 */
export function qrCodePng(text: string): Buffer {
  const bytes = new TextEncoder().encode(text)
  const version = VERSIONS.find(({ blocks, data }) => bytes.length + 2 <= blocks * data)
  if (!version) throw new RangeError('Too long for a QR code of this kind.')
  const grid = new Grid(version.version * 4 + 17)
  drawPatterns(grid, version)
  drawData(grid, drawnBytes(bytes, version))
  const isDark = (x: number, y: number): boolean =>
    grid.get(Math.floor(x / DOT) - QUIET, Math.floor(y / DOT) - QUIET) === true
  const inside = (at: number): boolean => at >= QUIET * DOT && at < (QUIET + grid.size) * DOT
  const size = (grid.size + 2 * QUIET) * DOT
  return twoColourPng(size, (x, y) => inside(x) && inside(y) && isDark(x, y), [255, 255, 255, 0, 0, 0])
}
