import { describe, expect, it } from 'vitest'
import { MAX_PICTURE_BYTES, fileProblem, measuresProblem, readPicture } from './picture-file.ts'

const text = (words: string) => new TextEncoder().encode(words)
const bytes = (...parts: (string | number | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...text(part)] : typeof part === 'number' ? [part] : [...part],
    ),
  )
const u32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const u16 = (n: number) => [n >> 8, n & 255]
const chunk = (name: string, data: readonly number[]) => [...u32(data.length), ...text(name), ...data, 0, 0, 0, 0]

function png(width: number, height: number, ...more: number[][]) {
  const head = chunk('IHDR', [...u32(width), ...u32(height), 8, 6, 0, 0, 0])
  return bytes(0x89, 'PNG', [13, 10, 26, 10], head, ...more, chunk('IDAT', [1, 2, 3]))
}

const gifPicture = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0]
const gif = (pictures: number) =>
  bytes(
    'GIF89a',
    [3, 0, 2, 0, 0x80, 0, 0],
    [0, 0, 0, 255, 255, 255],
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
    ...Array.from({ length: pictures }, () => gifPicture),
    0x3b,
  )

const jpeg = (width: number, height: number, marker = 0xc0) =>
  bytes(
    [0xff, 0xd8],
    [0xff, 0xe0, ...u16(4), 1, 2],
    [0xff, 0xc4, ...u16(3), 9],
    [0xff, marker, ...u16(11), 8, ...u16(height), ...u16(width)],
    Array(12).fill(0),
  )

describe('a picture is known by its first bytes', () => {
  it('with its measures', () => {
    expect(readPicture(png(640, 480))).toEqual({ kind: 'PNG', isAnimated: false, width: 640, height: 480 })
    expect(readPicture(jpeg(1024, 768))).toEqual({ kind: 'JPEG', isAnimated: false, width: 1024, height: 768 })
    expect(readPicture(jpeg(1024, 768, 0xc2))).toMatchObject({ width: 1024, height: 768 })
    expect(readPicture(gif(1))).toEqual({ kind: 'GIF', isAnimated: false, width: 3, height: 2 })
  })

  it('and whether it moves', () => {
    expect(readPicture(png(1, 1, chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0])))?.isAnimated).toBe(true)
    expect(readPicture(gif(2))?.isAnimated).toBe(true)
  })

  it('even when it breaks off', () => {
    expect(readPicture(png(640, 480).slice(0, 10))).toMatchObject({ kind: 'PNG', width: null })
    expect(readPicture(jpeg(9, 9).slice(0, 6))).toMatchObject({ kind: 'JPEG', width: null })
    expect(readPicture(gif(2).slice(0, 20))).toMatchObject({ kind: 'GIF', isAnimated: false })
  })
})

describe('a file that is no profile picture is refused by what it is', () => {
  it.each([
    ['The file is a BMP', bytes('BM', [0, 0, 0, 0])],
    ['The file is a WebP', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 ')],
    ['The file is an SVG', text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['The file is an SVG', text('  <svg></svg>')],
    ['The file is an AVIF', bytes([0, 0, 0, 28], 'ftypavif')],
    ['The file is a HEIC picture or a video', bytes([0, 0, 0, 28], 'ftypheic')],
    ['The file is a TIFF', bytes('II', [42, 0])],
    ['The file is a PDF', text('%PDF-1.7')],
    ['The file is text', text('name,address\nTom,Quay 3')],
    ['The file is no picture', bytes(1, 2, 3, 0)],
  ])('%s', (title, head) => {
    expect(fileProblem(head, head.length)?.title).toBe(title)
  })

  it('empty, or too large', () => {
    expect(fileProblem(new Uint8Array(), 0)?.title).toBe('The file is empty')
    expect(fileProblem(png(1, 1), MAX_PICTURE_BYTES)).toBeNull()
    expect(fileProblem(png(1, 1), MAX_PICTURE_BYTES + 1)?.title).toBe('The file is larger than 100 MB')
  })

  it('or of too many pixels', () => {
    expect(measuresProblem(7680, 4320)).toBeNull()
    expect(measuresProblem(7681, 4320)?.title).toBe('The picture has 34 million pixels')
    expect(measuresProblem(0, 4)?.title).toBe('The picture has no pixels')
  })
})
