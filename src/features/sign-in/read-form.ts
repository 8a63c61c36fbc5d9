import type { Credentials } from '@/api/login.ts'
import { readCode } from './sign-in-words.ts'

export type FieldName = 'login' | 'password' | 'code'

function text(form: FormData, name: FieldName): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * The credentials in the form's fields, or the first field that has to be filled in before asking the server makes sense:
 * every wrong try counts towards locking the account. Read from the form itself, where password managers write too.
 */
export function readForm(
  form: FormData,
  needsCode: boolean,
): { credentials: Credentials; missing: null } | { missing: FieldName } {
  const loginId = text(form, 'login').trim()
  const password = text(form, 'password')
  if (loginId === '') return { missing: 'login' }
  if (password === '') return { missing: 'password' }
  if (!needsCode) return { credentials: { loginId, password }, missing: null }
  const code = readCode(text(form, 'code'))
  return code === null ? { missing: 'code' } : { credentials: { loginId, password, code }, missing: null }
}
