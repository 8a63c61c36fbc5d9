/** An address or a range of addresses, as the bits it must begin with. */
export interface IpRange {
  /** The bytes of the address: 4 or 16. */
  bytes: readonly number[]
  /** How many bits count. */
  length: number
}

function parseV4(text: string): number[] | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null
  return parts.map(Number)
}

function groupBytes(groups: readonly string[]): number[] | null {
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null
  return groups.flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
}

function parseV6(text: string): number[] | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head = '', tail] = halves
  const before = groupBytes(head === '' ? [] : head.split(':'))
  const after = groupBytes(tail === undefined || tail === '' ? [] : tail.split(':'))
  if (!before || !after) return null
  const gap = 16 - before.length - after.length
  if (tail === undefined ? gap !== 0 : gap < 2) return null
  return [...before, ...Array<number>(gap).fill(0), ...after]
}

/** "10.1.2.3", "fe80::1" as bytes; null for what is none. An IPv4 address written as IPv6 is the IPv4 one. */
export function parseIp(text: string): readonly number[] | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)
  if (mapped) return parseV4(mapped[1] ?? '')
  return text.includes(':') ? parseV6(text) : parseV4(text)
}

/** "10.0.0.0/8", "2001:db8::/32", or one address; null for what is none. */
export function parseIpRange(text: string): IpRange | null {
  const [address = '', mask, ...rest] = text.trim().split('/')
  const bytes = parseIp(address)
  if (!bytes || rest.length > 0) return null
  const bits = bytes.length * 8
  if (mask === undefined) return { bytes, length: bits }
  if (!/^\d{1,3}$/.test(mask) || Number(mask) > bits) return null
  return { bytes, length: Number(mask) }
}

/** Whether an address lies in the range. What is no address lies in none. */
export function isInRange(address: string, range: IpRange): boolean {
  const bytes = parseIp(address)
  if (!bytes || bytes.length !== range.bytes.length) return false
  return range.bytes.every((byte, at) => {
    const bits = Math.min(8, Math.max(0, range.length - at * 8))
    const mask = (0xff << (8 - bits)) & 0xff
    return ((bytes[at] ?? 0) & mask) === (byte & mask)
  })
}
