/**
 * The one list of what the page may load and do. Nothing comes from elsewhere, nothing inline runs, and a string
 * becomes markup or code nowhere: `trusted-types 'none'` allows no policy that could turn one into either.
 */
const DIRECTIVES: readonly string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

/** Browsers ignore this one in a page, it must come as a header. */
const HEADER_ONLY = "frame-ancestors 'none'"

/** The policy for `<meta http-equiv="Content-Security-Policy">`: it travels with the page, whoever serves it. */
export const metaPolicy: string = DIRECTIVES.join('; ')

/** The headers of everything that Latchkey's own servers answer in production. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${metaPolicy}; ${HEADER_ONLY}`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/** How long browsers may keep a file: one with a hash in its name for good, all else must be asked for again. */
export function cacheControl(path: string): string {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}
