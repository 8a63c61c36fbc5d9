/** What the head of a picture file tells, and whether the file has its end. */
export interface PictureFile {
  type: 'image/png' | 'image/jpeg' | 'image/gif'
  width: number
  height: number
  /** False for a file that was cut off: its measures can be read, it cannot. */
  isWhole: boolean
}

function beginsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** The measures stand in the first segment that begins a frame; before it may come any number of others. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  let at = 2
  while (at + 9 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/** Reads the kinds of picture that browsers offer for a profile. Null for anything else, and for what lacks a head. */
export function readPicture(file: Uint8Array): PictureFile | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && bytes.length >= 24) {
    const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    return { type: 'image/png', ...size, isWhole: bytes.includes('IEND', 24, 'latin1') }
  }
  if (beginsWith(bytes, [0x47, 0x49, 0x46, 0x38]) && bytes.length >= 10) {
    const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
    return { type: 'image/gif', ...size, isWhole: bytes.at(-1) === 0x3b }
  }
  const size = beginsWith(bytes, [0xff, 0xd8, 0xff]) ? jpegSize(bytes) : null
  return size && { type: 'image/jpeg', ...size, isWhole: bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0 }
}
