import { writeFile } from 'node:fs/promises'
import { deflateSync, crc32 } from 'node:zlib'
import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { twoColourPng } from '../src/demo-server/png.ts'
import { openPerson, panel, refuse, walkToPerson } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { expectToast, sent, userId } from './support/tokens.ts'

const { ada, alice, tom } = demoIds
const IMAGE = /^\/users\/[a-z0-9]+\/image$/

const photo = twoColourPng(300, (x, y) => x > y, [20, 60, 90, 240, 240, 240])

function picture(page: Page) {
  return panel(page, 'Profile picture')
}

/** Chooses a file, given by its content or by where it is: what is large takes long to hand over. */
async function choose(page: Page, name: string, content: Buffer | string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    picture(page)
      .getByRole('button', { name: /^(Replace|Choose another)…$/ })
      .click(),
  ])
  await chooser.setFiles(typeof content === 'string' ? content : { name, mimeType: 'image/png', buffer: content })
}

/** The beginning of a PNG that claims these measures: enough to be refused without being decoded. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(body.length + 8)
    frame.writeUInt32BE(data.length, 0)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc32(body), body.length + 4)
    return frame
  }
  return Buffer.concat([photo.subarray(0, 8), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(10)))])
}

test('a picture is looked at, shown as it will be kept, sent, and shown anew everywhere; a bot can have one too', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await openPerson(page, ada, 'Ada Lindholm')
  await expect(picture(page)).toContainText('None is set: the server draws initials.')
  await expect(picture(page).getByRole('button', { name: 'Remove…' })).toHaveAttribute('aria-disabled', 'true')
  // Kind, and not name, is what counts.
  await choose(page, 'portrait of ada.txt', photo)
  await expect(picture(page).getByRole('img', { name: 'Preview of the new picture' })).toBeVisible()
  await expect(picture(page)).toContainText(/PNG · 300 × 300 pixels · [\d.]+ (k?)B/)
  await expect(picture(page)).not.toContainText('square in the middle')
  expect(sent(demo, 'POST', IMAGE)).toEqual([])

  // Thought better of: nothing is sent, and the focus is where it began.
  await picture(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(picture(page).getByRole('button', { name: 'Replace…' })).toBeFocused()
  await choose(page, 'ada.png', photo)
  await picture(page).getByRole('button', { name: 'Replace picture' }).click()
  await expectToast(page, 'Picture replaced')
  await expect(picture(page)).toContainText('Set just now')
  const [request] = sent(demo, 'POST', IMAGE)
  expect(request).toMatchObject({ status: 200, path: `/api/v4/users/${ada}/image` })
  expect(Buffer.from(demo.state.user(ada)?.picture ?? []).equals(photo)).toBe(true)
  // In the head, large, and at the foot of the side bar, which reads who one is again.
  const src = new RegExp(`/users/${ada}/image\\?_=${demo.state.user(ada)?.last_picture_update ?? 0}$`)
  await expect(page.getByRole('main').locator('header img')).toHaveAttribute('src', src)
  await expect(picture(page).locator('img')).toHaveAttribute('src', src)
  await expect(page.locator('img').first()).toHaveAttribute('src', src)
  await expect(picture(page).getByRole('button', { name: 'Replace…' })).toBeFocused()

  await picture(page).getByRole('button', { name: 'Remove…' }).click()
  const ask = page.getByRole('dialog', { name: 'Remove picture' })
  await expect(ask).toContainText('The picture of Ada Lindholm (@ada) is removed.')
  await expect(ask.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(sent(demo, 'DELETE', IMAGE)).toEqual([])
  await ask.getByRole('button', { name: 'Remove picture' }).click()
  await expectToast(page, 'Picture removed')
  await expect(picture(page)).toContainText('Removed just now: the server draws initials.')
  expect(demo.state.user(ada)?.picture).toBeNull()
  await expect(picture(page).locator('img')).toHaveAttribute('src', /image\?_=-\d+$/)

  const bot = userId(demo, 'ci-bot')
  await walkToPerson(page, bot, 'CI')
  await choose(page, 'ci.png', photo)
  await picture(page).getByRole('button', { name: 'Replace picture' }).click()
  await expect.poll(() => demo.state.user(bot)?.picture ?? null).not.toBeNull()
  await expect(picture(page)).toContainText('Set just now')
})

test('what is no picture is refused in words before anything is sent; what the server refuses stays chosen', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await openPerson(page, tom, 'Tom Hargreaves')
  // One by its kind, one by its measures, one only once it is decoded: all kinds are held up by the unit tests.
  const refused: readonly [string, string, Buffer][] = [
    ['logo.png', 'The file is an SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['wall.png', 'The picture has 100 million pixels', hugePng(10_000, 10_000)],
    ['broken.png', 'The picture could not be read', photo.subarray(0, 60)],
  ]
  const alert = picture(page).getByRole('alert')
  const replace = picture(page).getByRole('button', { name: 'Replace picture' })
  for (const [name, words, buffer] of refused) {
    await choose(page, name, buffer)
    await expect(alert).toContainText(words)
    await expect(alert).toContainText(name)
    await expect(replace).toHaveCount(0)
  }
  // Another file right from there. What is not square, and what is needlessly heavy, is said.
  const heavy = test.info().outputPath('heavy.png')
  await writeFile(heavy, Buffer.concat([photo, Buffer.alloc(5_100_000)]))
  await choose(page, 'heavy.png', heavy)
  await expect(picture(page).getByRole('status')).toContainText('5.1 MB is a lot to send')
  await expect(alert).toHaveCount(0)
  expect(sent(demo, 'POST', IMAGE)).toEqual([])

  await choose(page, 'tom.png', photo)
  const managed = 'api.user.upload_profile_user.login_provider_attribute_set.app_error'
  const refusal = refuse(demo, 'POST', IMAGE, 409, managed)
  await replace.click()
  await expect(alert).toContainText('The picture is kept elsewhere')
  await expect(picture(page)).toContainText('tom.png')
  refusal.undo()
  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'POST', path: IMAGE }, times: 1 })
  await replace.click()
  await expect(alert).not.toContainText('kept elsewhere')
  await expect(alert).toBeVisible()
  expect(demo.state.user(tom)?.picture).toBeNull()
  await replace.click()
  await expectToast(page, 'Picture replaced')
  await expect(picture(page)).toContainText('Set just now')
  expect(demo.state.user(tom)?.picture).not.toBeNull()

  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'DELETE' }, times: 1 })
  await picture(page).getByRole('button', { name: 'Remove…' }).click()
  const ask = page.getByRole('dialog', { name: 'Remove picture' })
  await ask.getByRole('button', { name: 'Remove picture' }).click()
  await expect(ask.getByRole('alert')).toBeVisible()
  await ask.getByRole('button', { name: 'Cancel' }).click()
  await expect(picture(page)).toContainText('Set just now')
})

test('somebody else’s picture takes a right, one’s own none; a bot’s takes that over bots', async ({
  page,
  demo,
  openAs,
  signIn,
}) => {
  await signIn('alice')
  await openPerson(page, tom, 'Tom Hargreaves')
  const replace = picture(page).getByRole('button', { name: 'Replace…' })
  await expect(replace).toHaveAttribute('aria-disabled', 'true')
  await expect(replace).toHaveAccessibleDescription('Needs the permission edit_other_users.')
  await walkToPerson(page, alice, 'Alice Whitlock')
  await choose(page, 'alice.png', photo)
  await picture(page).getByRole('button', { name: 'Replace picture' }).click()
  await expectToast(page, 'Picture replaced')

  const desk = await openAs('hedy')
  await openPerson(desk, userId(demo, 'ci-bot'), 'CI')
  await expect(picture(desk).getByRole('button', { name: 'Replace…' })).toHaveAccessibleDescription(
    'Needs the permission manage_others_bots.',
  )
})
