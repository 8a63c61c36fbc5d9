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
 * version or later: at once where it was so the last time. `page` is a pattern for path and query below the base.
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
  /** The key in the browser's storage under which is remembered which of `firsts` the viewer may send. */
  rememberedIn: string
}

/**
 * The script that sends the calls every page begins with, for whoever has signed in before: `MMUSERID` is the cookie that
 * Mattermost leaves to scripts. It runs in the browser as it is: plain, short, and without anything the policy forbids.
 * Each request is word for word the one `api/http.ts` would send; a test holds the two together.
 */
export function earlyScript(options: EarlyOptions): string {
  const { root, calls } = options
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
    window.latchkeyUnanswered = 0
    function end() {
      window.latchkeyUnanswered -= 1
    }
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
      window.latchkeyUnanswered += 1
      // Whoever takes it tells of a failure.
      answer.then(end, end)
      return answer
    }
    var answers = {}
    var calls = ${JSON.stringify(written)}
    calls.forEach(function (call) {
      if (!call[3]) answers[call[1]] = send(call[0], call[1], call[2])
    })
    ${firstCalls(options)}
  })()`
}

/** The first call of the list one is on, and the memberships of whoever needs them; within what `earlyScript` sets up. */
function firstCalls({ base, firsts, rememberedIn }: EarlyOptions): string {
  return `var page = location.pathname.slice(${base.length - 1}) + location.search
    var firsts = ${JSON.stringify(firsts)}
    function sendHere(first) {
      if (new RegExp(first.page).test(page)) send('GET', first.path, '')
    }
    // What they might send on their last visit. The server has the last word, and signing out forgets it.
    try {
      var remembered = (localStorage.getItem(${JSON.stringify(rememberedIn)}) || '').split(' ')
      firsts.forEach(function (first) {
        if (remembered.indexOf(first.path) >= 0) sendHere(first)
      })
    } catch (blocked) {}
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
        var allowed = firsts.filter(function (first) {
          return may(first.need) && (parseInt(version, 10) || 0) >= first.since
        })
        allowed.forEach(sendHere)
        localStorage.setItem(
          ${JSON.stringify(rememberedIn)},
          allowed
            .map(function (first) {
              return first.path
            })
            .join(' '),
        )
      })
      // Then the app asks, and tells of what is wrong.
      .catch(function () {})`
}
