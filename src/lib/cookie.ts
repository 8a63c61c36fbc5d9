/** The value of a cookie that scripts may read; "" without one, and outside a browser. */
export function readCookie(name: string): string {
  const cookies = typeof document === 'undefined' ? '' : document.cookie
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`))
  return found?.slice(name.length + 1) ?? ''
}
