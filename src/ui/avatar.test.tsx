import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Avatar } from './avatar.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const addresses = () => [...document.querySelectorAll('img')].map((img) => img.getAttribute('src'))
function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

it('asks for its picture once nothing more comes into view, initials until then', () => {
  const { container } = render(<Avatar name="Ada Lindholm" src="/rests" />)
  expect(container.textContent).toBe('AL')
  expect(addresses()).toEqual([])
  pass(200)
  render(<Avatar name="Bo" src="/rests-too" />)
  pass(200)
  expect(addresses()).toEqual([])
  pass(200)
  expect(addresses()).toEqual(['/rests', '/rests-too'])
})

it('never asks for the picture of somebody who is gone before', () => {
  const { unmount } = render(<Avatar name="Ada" src="/flies-past" />)
  pass(30)
  unmount()
  render(<Avatar name="Bo" src="/stays" />)
  pass(1000)
  expect(addresses()).toEqual(['/stays'])
})

it('shows at once what was shown before', () => {
  const { unmount } = render(<Avatar name="Ada" src="/seen" />)
  pass(400)
  unmount()
  render(<Avatar name="Ada" src="/seen" />)
  expect(addresses()).toEqual(['/seen'])
})

it('keeps the initials where there is no picture, or it cannot be had', () => {
  const { container } = render(<Avatar name="Ada Lindholm" src="/missing" />)
  pass(400)
  act(() => {
    container.querySelector('img')?.dispatchEvent(new Event('error'))
  })
  expect(addresses()).toEqual([])
  expect(container.textContent).toBe('AL')
})
