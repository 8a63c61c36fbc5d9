import { createHash } from 'node:crypto'

const STYLE = `:root{color-scheme:light dark}
body{max-width:34rem;margin:15vh auto 0;padding:0 1.5rem;font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.25rem}
p{overflow-wrap:anywhere}
code{font-family:ui-monospace,monospace}`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/**
 * A page for whoever opens Latchkey while the Mattermost behind it cannot be reached.
 * @param message what is wrong, plain text
 */
export function unreachablePage(message: string): { html: string; headers: Record<string, string> } {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mattermost cannot be reached · Latchkey</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Mattermost cannot be reached</h1>
<p>${escapeHtml(message)}</p>
<p>Latchkey itself runs. It was started with this address in <code>MATTERMOST_URL</code>: if the address is wrong, stop
Latchkey and start it again with the right one. If the address is right, see whether that server is up, then
<a href="">try again</a>.</p>
</main>
</body>
</html>
`
  return {
    html,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  }
}
