import { describe, expect, it } from 'vitest'
import { readForm } from './read-form.ts'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('readForm', () => {
  it('takes blanks off the name, never off the password', () => {
    expect(readForm(form({ login: ' ada ', password: ' p w ' }), false)).toEqual({
      credentials: { loginId: 'ada', password: ' p w ' },
      missing: null,
    })
  })

  it('names the first field that is missing, before the server is asked', () => {
    expect(readForm(form({ login: ' ', password: '' }), false).missing).toBe('login')
    expect(readForm(form({ login: 'ada', password: '' }), true).missing).toBe('password')
    expect(readForm(form({ login: 'ada', password: 'p', code: '12' }), true).missing).toBe('code')
  })

  it('sends a code only when one was asked for', () => {
    const typed = form({ login: 'mona', password: 'p', code: '123 456' })
    expect(readForm(typed, true)).toEqual({
      credentials: { loginId: 'mona', password: 'p', code: '123456' },
      missing: null,
    })
    expect(readForm(typed, false)).toEqual({ credentials: { loginId: 'mona', password: 'p' }, missing: null })
  })
})
