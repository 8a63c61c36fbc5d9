/** A request to be sent early; `{userId}` in its path stands for the person signed in. */
export interface EarlyRequest {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

/**
 * The script that sends the calls every page begins with, for whoever has signed in before: `MMUSERID` is the cookie that
 * Mattermost leaves to scripts. It runs in the browser as it is: plain, short, and without anything the policy forbids.
 * Each request is word for word the one `api/http.ts` would send; a test holds the two together.
 * @param root where the API is, `/api/v4`
 */
export function earlyScript(root: string, calls: readonly EarlyRequest[]): string {
  const written = calls.map(({ method, path, body }) => [method, root + path, body ? JSON.stringify(body) : ''])
  return `(function () {
    function cookie(name) {
      var found = new RegExp('(?:^|; )' + name + '=([a-z0-9]{26})(?:;|$)').exec(document.cookie)
      return found ? found[1] : ''
    }
    var user = cookie('MMUSERID')
    if (!user || /\\/sign-in\\/?$/.test(location.pathname)) return
    var csrf = cookie('MMCSRF')
    var calls = ${JSON.stringify(written)}
    var early = (window.latchkeyEarly = {})
    calls.forEach(function (call) {
      var url = call[1].replace('{userId}', user)
      var headers = { 'X-Requested-With': 'XMLHttpRequest' }
      if (csrf && call[2]) headers['X-CSRF-Token'] = csrf
      if (call[2]) headers['Content-Type'] = 'application/json'
      var answer = fetch(url, {
        method: call[0],
        headers: headers,
        body: call[2] || null,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
      })
      early[call[0] + ' ' + url + ' ' + call[2]] = answer
      // Whoever takes it tells of a failure.
      answer.catch(function () {})
    })
    // The first formatter of a page takes a tenth of a second on a slow machine, and now there is nothing else to do.
    new Intl.NumberFormat().format(0)
  })()`
}
