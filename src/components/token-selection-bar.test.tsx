import { renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { InventoryIndex } from '@/domain/inventory.ts'
import { features, NOW, token, tokenId } from '@/domain/test-objects.ts'
import { useHiddenCount } from './token-selection-bar.tsx'

it('counts the selected rows that are hidden when the selection or the rows change, and not with every drawing', () => {
  const index = new InventoryIndex({ now: NOW, features: features() })
  index.addTokens(['one', 'two', 'three'].map((name) => token(name, 'ada')))
  const lookedUp = vi.spyOn(index, 'tokenIdAt')
  const start = { selected: new Set<string>(), positions: Int32Array.of(0, 1, 2) }
  const { result, rerender } = renderHook(({ selected, positions }) => useHiddenCount(selected, index, positions), {
    initialProps: start,
  })
  expect(result.current).toBe(0)
  expect(lookedUp).not.toHaveBeenCalled()

  const some = { ...start, selected: new Set([tokenId('one'), tokenId('two'), 'gone']) }
  rerender(some)
  expect(result.current).toBe(1)
  lookedUp.mockClear()
  rerender({ ...some })
  expect(lookedUp).not.toHaveBeenCalled()
  rerender({ ...some, positions: Int32Array.of(2) })
  expect(result.current).toBe(3)
})
