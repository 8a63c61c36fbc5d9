import { describe, expect, it } from 'vitest'
import * as icons from './icons.ts'
import { iconPath } from './icon-path.ts'

describe('iconPath', () => {
  it('draws each kind of shape where it stands', () => {
    expect(iconPath([['path', { d: 'm2 3 4 5' }]])).toBe('M0 0m2 3 4 5')
    expect(iconPath([['circle', { cx: '12', cy: '10', r: '4' }]])).toBe('M8 10a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z')
    expect(iconPath([['ellipse', { cx: '12', cy: '5', rx: '9', ry: '3' }]])).toBe(
      'M3 5a9 3 0 1 0 18 0a9 3 0 1 0 -18 0z',
    )
    expect(iconPath([['line', { x1: '1', y1: '2', x2: '3', y2: '4' }]])).toBe('M1 2L3 4')
    expect(iconPath([['polyline', { points: '1 2 3 4' }]])).toBe('M1 2 3 4')
    expect(iconPath([['rect', { x: '3', y: '11', width: '18', height: '10', rx: '2', ry: '2' }]])).toBe(
      'M5 11h14a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2z',
    )
  })

  it('goes on from the origin, whatever shape came before', () => {
    expect(
      iconPath([
        ['line', { x1: 1, y1: 2, x2: 3, y2: 4 }],
        ['path', { d: 'm5 6h1' }],
      ]),
    ).toBe('M1 2L3 4M0 0m5 6h1')
  })

  it('knows every shape of every icon there is', () => {
    for (const [name, icon] of Object.entries(icons)) {
      expect(iconPath(icon), name).toMatch(/^M[\d\s.,a-zA-Z-]+$/)
      expect(iconPath(icon), name).not.toMatch(/NaN|undefined/)
    }
  })
})
