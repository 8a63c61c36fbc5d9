/** A request to be sent early; `{userId}` in its path stands for the person signed in. */
export interface EarlyRequest {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

/** A GET to be sent early where it has been answered before; `page` is a pattern for path and query below the base. */
export interface EarlyFirst {
  page: string
  path: string
}

/** What the script is made of. */
export interface EarlyOptions {
  /** Where the app is, with a slash at its end. */
  base: string
  /** Where the API is, `/api/v4`. */
  root: string
  calls: readonly EarlyRequest[]
  firsts: readonly EarlyFirst[]
}

/**
 * The script that sends the calls every page begins with, for whoever has signed in before: `MMUSERID` is the cookie that
 * Mattermost leaves to scripts. It runs in the browser as it is: plain, short, and without anything the policy forbids.
 * Each request is word for word the one `api/http.ts` would send; a test holds the two together.
 */
export function earlyScript({ base, root, calls, firsts }: EarlyOptions): string {
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
    var page = location.pathname.slice(${base.length - 1}) + location.search
    var answered = ''
    try {
      answered = localStorage.getItem('latchkey:early') || ''
    } catch (blocked) {}
    ${JSON.stringify(firsts)}.forEach(function (first) {
      if (answered.indexOf('"' + first.path + '"') < 0 || !new RegExp(first.page).test(page)) return
      calls.push(['GET', ${JSON.stringify(root)} + first.path, ''])
    })
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
  })()`
}
