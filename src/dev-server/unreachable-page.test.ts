import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { unreachablePage } from './unreachable-page.ts'

it('says what is wrong, as text', () => {
  const { html } = unreachablePage('MATTERMOST_URL is "<script>alert(1)</script>"')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toContain('<script')
})

it('has a policy that allows its own style and nothing else', () => {
  const { html, headers } = unreachablePage('x')
  const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(headers['Content-Security-Policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
})
