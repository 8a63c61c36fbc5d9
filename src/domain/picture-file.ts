/** The kinds of pictures Mattermost takes, by what is in the file and not by its name. */
export type PictureKind = 'PNG' | 'JPEG' | 'GIF'

/** A file that may be sent as a profile picture. */
export interface PictureFacts {
  kind: PictureKind
  isAnimated: boolean
  /** In pixels; null when the beginning of the file does not tell, and the browser has to be asked. */
  width: number | null
  height: number | null
}

/** Why a file is no profile picture: what is wrong, and what to do. */
export interface PictureProblem {
  title: string
  advice: string
}

/** `FileSettings.MaxFileSize` as it comes; a server may be set to less, and says so itself. */
export const MAX_PICTURE_BYTES = 100 * 1024 * 1024
/** More is taken, and pointless: what is kept has 128 pixels each way. */
export const HEAVY_PICTURE_BYTES = 5_000_000
const MAX_PIXELS = 33_177_600
/** Enough of a file for its kind and, save in odd JPEGs, for its measures. */
export const PICTURE_HEAD_BYTES = 256 * 1024

const ADVICE = 'Choose a PNG, JPEG or GIF.'

function startsWith(head: Uint8Array, bytes: readonly number[], at = 0): boolean {
  return bytes.every((byte, index) => head[at + index] === byte)
}

function ascii(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.slice(at, at + length))
}

function u16(head: Uint8Array, at: number): number {
  return (head[at] ?? 0) * 256 + (head[at + 1] ?? 0)
}

function u16le(head: Uint8Array, at: number): number {
  return (head[at + 1] ?? 0) * 256 + (head[at] ?? 0)
}

/** What it is instead, for the kinds people try. */
function otherKind(head: Uint8Array): string {
  if (ascii(head, 0, 2) === 'BM') return 'a BMP'
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WEBP') return 'a WebP'
  if (ascii(head, 4, 4) === 'ftyp')
    return ascii(head, 8, 4).startsWith('avif') ? 'an AVIF' : 'a HEIC picture or a video'
  if (startsWith(head, [0x49, 0x49, 0x2a, 0]) || startsWith(head, [0x4d, 0x4d, 0, 0x2a])) return 'a TIFF'
  if (ascii(head, 0, 5) === '%PDF-') return 'a PDF'
  const text = ascii(head, 0, 512).trimStart().toLowerCase()
  if (text.startsWith('<svg') || (text.startsWith('<?xml') && text.includes('<svg'))) return 'an SVG'
  // Bytes below the blank that no text has.
  const isText = head.slice(0, 512).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
  return isText ? 'text' : 'no picture'
}

/** The size chunk comes first in a PNG; an animation announces itself before the first picture. */
function readPng(head: Uint8Array): PictureFacts {
  const size = (at: number) => u16(head, at) * 65_536 + u16(head, at + 2)
  let isAnimated = false
  for (let at = 8; at + 8 <= head.length;) {
    const name = ascii(head, at + 4, 4)
    if (name === 'acTL') isAnimated = true
    if (name === 'acTL' || name === 'IDAT') break
    at += 12 + size(at)
  }
  const isTold = ascii(head, 12, 4) === 'IHDR' && head.length >= 24
  return { kind: 'PNG', isAnimated, width: isTold ? size(16) : null, height: isTold ? size(20) : null }
}

function colourTableBytes(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1)
}

/** Where the blocks that begin at `at` end: each says its length, and one of length 0 is the last. */
function afterBlocks(head: Uint8Array, at: number): number {
  let next = at
  while (next < head.length && (head[next] ?? 0) !== 0) next += (head[next] ?? 0) + 1
  return next + 1
}

/** A GIF moves when it holds more than one picture. */
function readGif(head: Uint8Array): PictureFacts {
  let pictures = 0
  let at = 13 + colourTableBytes(head[10] ?? 0)
  while (at < head.length && pictures < 2) {
    const block = head[at]
    if (block === 0x21) at = afterBlocks(head, at + 2)
    else if (block === 0x2c) {
      pictures += 1
      at = afterBlocks(head, at + 11 + colourTableBytes(head[at + 9] ?? 0))
    } else break
  }
  const isTold = head.length >= 10
  return {
    kind: 'GIF',
    isAnimated: pictures > 1,
    width: isTold ? u16le(head, 6) : null,
    height: isTold ? u16le(head, 8) : null,
  }
}

/** The measures of a JPEG stand in its first frame, after any number of segments. */
function readJpeg(head: Uint8Array): PictureFacts {
  const facts: PictureFacts = { kind: 'JPEG', isAnimated: false, width: null, height: null }
  let at = 2
  while (at + 9 <= head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { ...facts, height: u16(head, at + 5), width: u16(head, at + 7) }
    // Padding before a marker.
    at += marker === 0xff ? 1 : 2 + u16(head, at + 2)
  }
  return facts
}

/** The picture in a file that begins with `head` (its first 256 kB will do), or null when it is none that Mattermost takes. */
export function readPicture(head: Uint8Array): PictureFacts | null {
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(head)
  if (startsWith(head, [0xff, 0xd8, 0xff])) return readJpeg(head)
  return ['GIF87a', 'GIF89a'].includes(ascii(head, 0, 6)) ? readGif(head) : null
}

/** Why a file of `size` bytes that begins with `head` cannot be sent, null when it can. Measures are checked apart. */
export function fileProblem(head: Uint8Array, size: number): PictureProblem | null {
  if (size === 0) return { title: 'The file is empty', advice: ADVICE }
  if (readPicture(head) === null)
    return { title: `The file is ${otherKind(head)}`, advice: `Mattermost takes none. ${ADVICE}` }
  if (size > MAX_PICTURE_BYTES) {
    return {
      title: 'The file is larger than 100 MB',
      advice: 'Make it smaller: 128 pixels each way is all that is kept.',
    }
  }
  return null
}

/** Why a picture of these measures cannot be sent, null when it can. */
export function measuresProblem(width: number, height: number): PictureProblem | null {
  if (width < 1 || height < 1)
    return { title: 'The picture has no pixels', advice: 'The file may be damaged. Choose another.' }
  if (width * height <= MAX_PIXELS) return null
  return {
    title: `The picture has ${Math.ceil((width * height) / 1_000_000)} million pixels`,
    advice: 'Mattermost takes at most 33 million. Make it smaller: 128 pixels each way is all that is kept.',
  }
}
