import { expect, it } from 'vitest'
import { demoBanner } from './banner.ts'
import { readSettings } from './settings.ts'

it('names every demo person, what they may do, and the password', () => {
  const text = demoBanner(readSettings({}).demo).join('\n')
  expect(text).toMatch(/password of all: Correct-horse-9/)
  expect(text).toMatch(/^ {2}ada +System administrator/m)
  expect(text).toMatch(/^ {2}mona +.*MFA secret JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP/m)
})

it('promises nobody on an empty server', () => {
  const text = demoBanner(readSettings({ DEMO_DATA: 'empty', DEMO_VERSION: '11.2' }).demo).join('\n')
  expect(text).toContain('Mattermost 11.2')
  expect(text).not.toContain('Correct-horse-9')
})
