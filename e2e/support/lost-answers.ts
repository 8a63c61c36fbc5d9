import type { DemoServer } from '../../src/demo-server/server.ts'

const API = '/api/v4'

/**
 * The server does what is asked, and a proxy loses its answer on the way back. Returns how to end it; `times` of them are
 * lost, all unless given.
 */
export function loseAnswers(demo: DemoServer, method: string, path: RegExp, times = Infinity): () => void {
  const answer = demo.fetch
  let lost = 0
  demo.fetch = async (request, address) => {
    const { pathname } = new URL(request.url)
    const response = await answer(request, address)
    if (request.method !== method || !path.test(pathname.slice(API.length)) || lost >= times) return response
    lost += 1
    return new Response('<html><body>502 Bad Gateway</body></html>', {
      status: 502,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
  }
  return () => {
    demo.fetch = answer
  }
}

/** Sign-ins leave no cookie, as in a browser that refuses them. Returns how to end it. */
export function loseCookies(demo: DemoServer): () => void {
  const answer = demo.fetch
  demo.fetch = async (request, address) => {
    const response = await answer(request, address)
    response.headers.delete('set-cookie')
    return response
  }
  return () => {
    demo.fetch = answer
  }
}
