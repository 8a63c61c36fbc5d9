/** A request to be sent early; `{userId}` in its path stands for the person signed in. */
export interface EarlyRequest {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  /** To be sent only once it is known that the viewer lacks this permission. */
  unless?: string
}

/**
 * A GET to be sent as soon as it is known that the viewer has the permission it needs and the server is of this major
 * version or later; `page` is a pattern for path and query below the base.
 */
export interface EarlyFirst {
  page: string
  path: string
  need: string
  since: number
}

/** What the script is made of. */
export interface EarlyOptions {
  /** Where the app is, with a slash at its end. */
  base: string
  /** Where the API is, `/api/v4`. */
  root: string
  /** `/users/me` and `/roles/names` among them tell who the viewer is. */
  calls: readonly EarlyRequest[]
  firsts: readonly EarlyFirst[]
}

/**
 * The script that sends the calls every page begins with, for whoever has signed in before: `MMUSERID` is the cookie that
 * Mattermost leaves to scripts. It runs in the browser as it is: plain, short, and without anything the policy forbids.
 * Each request is word for word the one `api/http.ts` would send; a test holds the two together.
 */
export function earlyScript({ base, root, calls, firsts }: EarlyOptions): string {
  const written = calls.map(({ method, path, body, unless }) => [
    method,
    path,
    body ? JSON.stringify(body) : '',
    unless,
  ])
  return `(function () {
    function cookie(name) {
      var found = new RegExp('(?:^|; )' + name + '=([a-z0-9]{26})(?:;|$)').exec(document.cookie)
      return found ? found[1] : ''
    }
    var user = cookie('MMUSERID')
    if (!user || /\\/sign-in\\/?$/.test(location.pathname)) return
    var csrf = cookie('MMCSRF')
    window.latchkeyEarly = {}
    function send(method, path, body) {
      var url = ${JSON.stringify(root)} + path.replace('{userId}', user)
      var key = method + ' ' + url + ' ' + body
      var early = window.latchkeyEarly
      if (!early || key in early) return
      var headers = { 'X-Requested-With': 'XMLHttpRequest' }
      if (csrf && body) headers['X-CSRF-Token'] = csrf
      if (body) headers['Content-Type'] = 'application/json'
      var answer = fetch(url, {
        method: method,
        headers: headers,
        body: body || null,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
      })
      early[key] = answer
      // Whoever takes it tells of a failure.
      answer.catch(function () {})
      return answer
    }
    var answers = {}
    var calls = ${JSON.stringify(written)}
    calls.forEach(function (call) {
      if (!call[3]) answers[call[1]] = send(call[0], call[1], call[2])
    })
    var page = location.pathname.slice(${base.length - 1}) + location.search
    var firsts = ${JSON.stringify(firsts)}
    var version = ''
    function read(answer) {
      version = version || answer.headers.get('X-Version-Id') || ''
      return answer.clone().json()
    }
    Promise.all([answers['/users/me'].then(read), answers['/roles/names'].then(read)])
      .then(function (told) {
        var mine = told[0].roles.split(' ')
        function may(permission) {
          return told[1].some(function (role) {
            return mine.indexOf(role.name) >= 0 && role.permissions.indexOf(permission) >= 0
          })
        }
        calls.forEach(function (call) {
          if (call[3] && !may(call[3])) send(call[0], call[1], call[2])
        })
        firsts.forEach(function (first) {
          if (!new RegExp(first.page).test(page) || !may(first.need)) return
          if ((parseInt(version, 10) || 0) >= first.since) send('GET', first.path, '')
        })
      })
      // Then the app asks, and tells of what is wrong.
      .catch(function () {})
  })()`
}
