import { expect, it } from 'vitest'
import { isInRange, parseIp, parseIpRange } from './ip-range.ts'

function isIn(address: string, range: string): boolean | null {
  const parsed = parseIpRange(range)
  return parsed && isInRange(address, parsed)
}

it('reads addresses of both kinds, and nothing else', () => {
  expect(parseIp('10.1.2.3')).toEqual([10, 1, 2, 3])
  expect(parseIp('::ffff:10.1.2.3')).toEqual([10, 1, 2, 3])
  expect(parseIp('2001:db8::1')).toEqual([0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(parseIp('::')).toEqual(Array.from({ length: 16 }, () => 0))
  for (const bad of ['', '10.1.2', '10.1.2.256', '1:2', '1::2::3', 'host', '1:2:3:4:5:6:7:8:9', '12345::'])
    expect(parseIp(bad), bad).toBeNull()
})

it('tells what lies in a range', () => {
  expect(isIn('10.200.1.1', '10.0.0.0/8')).toBe(true)
  expect(isIn('11.0.0.1', '10.0.0.0/8')).toBe(false)
  expect(isIn('192.168.4.5', '192.168.4.0/22')).toBe(true)
  expect(isIn('192.168.8.5', '192.168.4.0/22')).toBe(false)
  expect(isIn('10.1.2.3', '10.1.2.3')).toBe(true)
  expect(isIn('1.2.3.4', '0.0.0.0/0')).toBe(true)
  expect(isIn('2001:db8:1::9', '2001:db8::/32')).toBe(true)
  expect(isIn('2001:db9::9', '2001:db8::/32')).toBe(false)
  expect(isIn('10.1.2.3', '2001:db8::/32')).toBe(false)
  expect(isIn('', '10.0.0.0/8')).toBe(false)
  for (const bad of ['10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', 'x/8']) expect(parseIpRange(bad), bad).toBeNull()
})
