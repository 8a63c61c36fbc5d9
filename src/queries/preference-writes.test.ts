import * as v from 'valibot'
import { expect, it } from 'vitest'
import { userIdSchema } from '@/api/ids.ts'
import { NOTHING } from '@/domain/preference-changes.ts'
import { ChangedMeanwhile, leftAfter } from './preference-writes.ts'

const me = v.parse(userIdSchema, 'a'.repeat(26))
const pref = (name: string, value: string, category = 'c') => ({ user_id: me, category, name, value })
const added = (one: ReturnType<typeof pref>) => ({ one, was: undefined, now: one })
const clock = pref('use_military_time', 'true', 'display_settings')

it('says of one what became of it, in words where there are some', () => {
  const said = (...found: ConstructorParameters<typeof ChangedMeanwhile>[0]) => {
    const { message, advice } = new ChangedMeanwhile(found, NOTHING)
    return `${message}. ${advice}`
  }
  expect(said({ one: clock, was: pref('x', '1'), now: clock })).toMatch(
    /^24-hour clock was changed meanwhile\. It is “On” now\. Nothing was written\./,
  )
  expect(said({ one: clock, was: clock, now: undefined })).toMatch(
    /^24-hour clock was deleted meanwhile\. It is deleted now\./,
  )
  expect(said(added(pref('x', '')))).toMatch(/^x was added meanwhile\. It is blank now\./)
})

it('says of many the first ones in its sentence, and has all of them with what they are now', () => {
  const found = Array.from({ length: 7 }, (_, at) => added(pref(`n${at}`, `v${at}`)))
  const error = new ChangedMeanwhile(found, { ...NOTHING, over: [clock] })
  expect(error.message).toBe('7 preferences were changed meanwhile')
  expect(error.advice).toMatch(/^n0 is “v0” now, .*, n4 is “v4” now and 2 more\. Nothing was written\./)
  expect(error.which).toHaveLength(7)
  expect(error.which[6]).toBe('c/n6: “v6”')
  expect(leftAfter(error, NOTHING).over).toEqual([clock])
  expect(leftAfter(new Error('other'), NOTHING)).toBe(NOTHING)
})
