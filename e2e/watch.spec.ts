import { expect, test } from './support/test.ts'
import { watchContext } from './support/watch.ts'

test('what a page must not do is noticed: a breach of the policy, an uncaught error, an error told, another origin', async ({
  browser,
  site,
}) => {
  // Another one than the context of the test, which would fail for all this.
  const context = await browser.newContext({ baseURL: site.origin })
  const { problems } = await watchContext(context, site.origin, [/that was expected/])
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(problems).toEqual([])

  const noticed = async (what: RegExp) => {
    await expect.poll(() => problems.splice(0).filter((problem) => what.test(problem))).not.toEqual([])
  }
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.append('void 0')
    document.body.append(script)
  })
  await noticed(/^console: policy violated: (require-trusted-types-for|script-src)/)
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('img'), { src: 'http://elsewhere.test/dot.png' }))
  })
  await noticed(/^console: policy violated: img-src http:\/\/elsewhere\.test\/dot\.png/)
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('nobody waits for this')
    })
  })
  await noticed(/^uncaught: .*nobody waits for this/)
  await page.evaluate(() => console.error('something is wrong'))
  await noticed(/^console: something is wrong/)

  // What belongs to the test, and refusals of the API, are no problems.
  await page.evaluate(async () => {
    console.error('that was expected')
    await fetch('/api/v4/users/me')
    console.error('something is wrong again')
  })
  await expect.poll(() => problems).toEqual([expect.stringMatching(/^console: something is wrong again/)])
  problems.length = 0

  await page.route('http://elsewhere.test/', (route) => route.fulfill({ body: '' }))
  await page.goto('http://elsewhere.test/')
  expect(problems).toEqual(['request to another origin: http://elsewhere.test/'])
  await context.close()
})
