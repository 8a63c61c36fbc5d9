import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

/** One token in one theme, as linear sRGB. */
type Linear = readonly [number, number, number]

const css = readFileSync(new URL('../styles.css', import.meta.url), 'utf8')
const tokens = readTokens(css)

const grounds = ['ground', 'surface', 'raised', 'sunken']
const states = ['danger', 'warn', 'good', 'info']

/** What is written on what: [ink, the grounds it is written on]. WCAG 1.4.3 asks for 4.5 : 1. */
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'accent-soft', ...states.map((state) => `${state}-soft`)]],
  ['ink-2', [...grounds, 'accent-soft', ...states.map((state) => `${state}-soft`)]],
  ['ink-3', grounds],
  ['accent', grounds],
  ['accent-ink', [...grounds, 'accent-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-danger', ['danger', 'danger-hover']],
  ...states.map((state): [string, string[]] => [`${state}-ink`, [...grounds, `${state}-soft`]]),
  // The tooltip is written the other way round.
  ['ground', ['ink']],
]

/** What is seen rather than read: borders of controls, icons of states, drawn shapes, the focus ring. 3 : 1 (1.4.11). */
const shapes: [string, string[]][] = [
  ['line-strong', ['ground', 'surface', 'raised']],
  ['ink-3', grounds],
  ['accent', [...grounds, 'accent-soft']],
  ...states.map((state): [string, string[]] => [state, [...grounds, `${state}-soft`]]),
]

describe.each(['light', 'dark'] as const)('the %s colours', (theme) => {
  it('knows every colour by a light and a dark value', () => {
    expect(tokens.size).toBeGreaterThan(25)
  })

  it.each(pairsOf(texts))('writes %s on %s at 4.5 : 1 or more', (ink, ground) => {
    expect(contrast(token(ink, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairsOf(shapes))('draws %s on %s at 3 : 1 or more', (shape, ground) => {
    expect(contrast(token(shape, theme), token(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})

it('keeps every opaque colour inside sRGB, so that what is measured is what is shown', () => {
  const outside = [...tokens].filter(([, { light, dark }]) =>
    [...light, ...dark].some((part) => part < -0.001 || part > 1.001),
  )
  expect(outside.map(([name]) => name)).toEqual([])
})

function pairsOf(table: [string, string[]][]): [string, string][] {
  return table.flatMap(([front, backs]) => backs.map((back): [string, string] => [front, back]))
}

function token(name: string, theme: 'light' | 'dark'): Linear {
  const found = tokens.get(name)
  if (!found) throw new Error(`styles.css has no token --${name} with a light and a dark value`)
  return found[theme]
}

function readTokens(source: string): Map<string, { light: Linear; dark: Linear }> {
  const line = /--([\w-]+): light-dark\(oklch\(([^)/]+)\), oklch\(([^)/]+)\)\);/g
  const found = new Map<string, { light: Linear; dark: Linear }>()
  for (const [, name = '', light = '', dark = ''] of source.matchAll(line)) {
    found.set(name, { light: linearOf(light), dark: linearOf(dark) })
  }
  return found
}

/** OKLCH ("0.5 0.1 235") to linear sRGB, by Björn Ottosson's matrices (bottosson.github.io/posts/oklab). */
function linearOf(oklch: string): Linear {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.trim().split(/\s+/).map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** WCAG 2 contrast, 1 to 21. The linear values are what its definition of luminance starts from. */
function contrast(one: Linear, other: Linear): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function luminance([red, green, blue]: Linear): number {
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue)
}

function clip(part: number): number {
  return Math.min(1, Math.max(0, part))
}
