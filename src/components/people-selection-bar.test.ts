import { describe, expect, it } from 'vitest'
import { whyHidden } from './people-selection-bar.tsx'

describe('whyHidden', () => {
  it('blames filters only where there are some, and the list only while it is not all here', () => {
    expect(whyHidden({ isComplete: false, isNarrowed: false })).toBe('not loaded yet')
    expect(whyHidden({ isComplete: true, isNarrowed: false })).toBe('not in the list')
    expect(whyHidden({ isComplete: true, isNarrowed: true })).toBe('hidden by filters')
    expect(whyHidden({ isComplete: false, isNarrowed: true })).toBe('hidden by filters or not loaded yet')
  })
})
