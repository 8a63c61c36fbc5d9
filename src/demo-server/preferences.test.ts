import { beforeAll, describe, expect, it } from 'vitest'
import { demoIds } from './data/demo-people.ts'
import { createDemoServer } from './server.ts'
import { rowsOf, signIn, type TestClient } from './test-client.ts'

const PATH = `/users/${demoIds.tom}/preferences`

/** What no recording shows of how preferences are checked (`mattermost-api.md` 4.4). */
describe('saving preferences', () => {
  let tom: TestClient
  const save = (category: string, name: string, value: string) =>
    tom.put(PATH, [{ user_id: demoIds.tom, category, name, value }])
  const theme = async () => rowsOf(await tom.get(`${PATH}/theme`)).map((row) => row['value'])

  beforeAll(async () => {
    tom = await signIn(createDemoServer(), 'tom')
  })

  it.each([
    ['#fff', 'null'],
    ['[]', 'null'],
    ['', 'null'],
    ['{"sidebarBg":"#123456"', 'null'],
    ['{"sidebarBg":1}', '{"sidebarBg":"#ffffff"}'],
    ['{"a":{},"type":7}', '{"a":"#ffffff","type":""}'],
    ['{"sidebarBg":"#123456"} and more', '{"sidebarBg":"#123456"}'],
  ])('saves something else than the theme %s: %s', async (value, saved) => {
    expect(await save('theme', '', value)).toMatchObject({ status: 200 })
    expect(await theme()).toEqual([saved])
  })

  it('makes white of what is no colour, and puts the keys of a theme in order', async () => {
    expect((await save('theme', '', '{"type":"Denim","sidebarBg":"blue","linkColor":"#ABC"}')).status).toBe(200)
    expect(await theme()).toEqual(['{"linkColor":"#ABC","sidebarBg":"#ffffff","type":"Denim"}'])
  })

  it.each(['0', '41', '', 'ten', '4.5'])('refuses to show %s direct messages', async (value) => {
    const id = 'model.preference.is_valid.limit_visible_dms_gms.app_error'
    expect(await save('sidebar_settings', 'limit_visible_dms_gms', value)).toMatchObject({ status: 400, body: { id } })
  })

  it('takes 1 to 40 direct messages, and anything under another name', async () => {
    expect((await save('sidebar_settings', 'limit_visible_dms_gms', '40')).status).toBe(200)
    expect((await save('sidebar_settings', 'other', '41')).status).toBe(200)
  })

  it('saves none of several when one is refused', async () => {
    const row = (name: string, value: string) => ({ user_id: demoIds.tom, category: 'theme', name, value })
    expect((await tom.put(PATH, [row('x'.repeat(26), '{}'), row('y'.repeat(33), '{}')])).status).toBe(400)
    expect(await theme()).toHaveLength(1)
  })

  it('saves no message one may not read', async () => {
    const id = 'api.context.invalid_body_param.app_error'
    expect(await save('flagged_post', 'p'.repeat(26), 'true')).toMatchObject({ status: 400, body: { id } })
  })
})
