import { readFile } from 'node:fs/promises'
import type { Download } from 'playwright/test'
import * as v from 'valibot'
import { peopleFooter, peopleWho, personAt, reportPages } from './support/people.ts'
import { expect, test } from './support/test.ts'
import { dialog, holdBack } from './support/tokens.ts'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

test('all who match are written to a file, or selected, however few have come; a page that fails is told, and reading on can be stopped', async ({
  page,
  demo,
}) => {
  await page.goto('/users?f.state=active')
  await expect(peopleFooter(page)).toHaveText(/^1–100 of/)
  const active = peopleWho(demo, (user) => user.delete_at === 0)
  const choose = async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: `All that match, as JSON (${active.length})` }).click()
  }

  const files: Download[] = []
  page.on('download', (file) => files.push(file))
  const pages = holdBack(demo, 'GET', /^\/reports\/users$/)
  await choose()
  await expect(page.getByText(`100 of ${active.length} so far`)).toBeVisible()
  await expect.poll(pages.count).toBe(1)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Reading everybody who matches')).toBeHidden()
  pages.release()
  await expect.poll(() => reportPages(demo)).toHaveLength(2)

  demo.faults.add({ kind: 'empty', match: { path: /^\/reports\/users\?/ }, times: 1 })
  await choose()
  await expect(page.getByText('The file was not written')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Retry' }).click(),
  ])
  const file: unknown = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(file).toMatchObject({ about: { complete: 'yes', filters: 'State: Active' } })
  const { people } = v.parse(v.object({ people: v.array(v.object({ username: v.string() })) }), file)
  expect(people.map(({ username }) => username)).toEqual(active.map(({ username }) => username))
  expect(files).toHaveLength(1)
  // The first, the one that was stopped at, the one that failed, and from there the others.
  const others = Math.ceil(active.length / 100) - 1
  expect(reportPages(demo)).toHaveLength(3 + others)

  await personAt(page, 1).getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: 'Selection' })
  demo.faults.add({ kind: 'empty', match: { path: /^\/reports\/users\?/ }, times: 1 })
  await bar.getByRole('button', { name: `Select all ${active.length} matching` }).click()
  await expect(page.getByText('Nobody was selected')).toBeVisible()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(bar.getByRole('status')).toHaveText(`${active.length} selected`)
  await expect(bar.getByRole('button', { name: /^Select all/ })).toHaveCount(0)
  // The list itself is as long as it was, and so is what each write has read again.
  await expect(peopleFooter(page)).toHaveText(`1–100 of ${active.length}`)
  await bar.getByRole('button', { name: 'End sessions…' }).click()
  await expect(dialog(page, `End the sessions of ${active.length - 1} people`)).toBeVisible()
})
