import { renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { toast } from '@/ui/toast-store.ts'
import { useReadAll } from './use-read-all.ts'

afterEach(() => {
  toast.clear()
})

const titles = () => toast.getSnapshot().map(({ title }) => title)

/** A list whose next page fails when the test says so, shown in a view that can change. */
function list() {
  const readTo = vi.fn(() => failing)
  let fail = () => {}
  const failing = new Promise<void>((_, reject) => {
    fail = () => reject(new Error('no'))
  })
  const act = vi.fn()
  const { result, rerender } = renderHook(
    (viewKey: string) => useReadAll({ rest: { pages: [], readTo }, total: 3 }, viewKey),
    { initialProps: 'deactivated' },
  )
  result.current({ failed: 'Nobody was selected', act })
  return { fail, failing, readTo, act, rerender }
}

it('takes back what failed, and the way to try it again, with the list it was about', async () => {
  const { fail, readTo, act, rerender } = list()
  expect(titles()).toEqual(['Reading everybody who matches'])
  fail()
  await waitFor(() => expect(titles()).toEqual(['Nobody was selected']))
  rerender('deactivated')
  expect(titles()).toEqual(['Nobody was selected'])
  readTo.mockResolvedValueOnce()
  toast.getSnapshot()[0]?.onRetry?.()
  await waitFor(() => expect(act).toHaveBeenCalledOnce())
  expect(titles()).toEqual([])
  // The same again, and then another list.
  toast.clear()
  const second = list()
  second.fail()
  await waitFor(() => expect(titles()).toEqual(['Nobody was selected']))
  second.rerender('everybody')
  expect(titles()).toEqual([])
})

it('does not tell of a failure whose words come when the list is gone', async () => {
  const { fail, failing, rerender } = list()
  fail()
  await expect(failing).rejects.toThrow('no')
  rerender('everybody')
  await vi.dynamicImportSettled()
  expect(titles()).toEqual([])
})
