import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Test files of components share one page, whose making takes longer than most of them: none leaves anything on it.
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
