import { demoPeople } from '../demo-server/data/demo-people.ts'
import type { Settings } from './settings.ts'

/** The lines that tell how to get in: what answers behind the address, and whom to sign in as. */
export function demoBanner(demo: Settings['demo']): string[] {
  const version = `Mattermost ${demo.version}`
  if (demo.data === 'empty') {
    return [
      `Built-in demo server, like a fresh ${version}: nobody has an account yet.`,
      'The first person created through POST /api/v4/users becomes its administrator.',
    ]
  }
  const scale = demo.scale > 0 ? `, ${demo.scale.toLocaleString('en')} tokens` : ''
  const password = demoPeople[0]?.password ?? ''
  const width = Math.max(...demoPeople.map((person) => person.username.length))
  return [
    `Built-in demo server, like ${version}${scale}. Nothing is stored: a restart forgets all changes.`,
    `Sign in as one of these people, password of all: ${password}`,
    '',
    ...demoPeople.map(({ username, can, note }) => `  ${username.padEnd(width)}  ${can}${note ? ` (${note})` : ''}`),
  ]
}

/** The line for a sign-in that stopped for want of a code: the demo's people have no phone. */
export function mfaLine(asked: { username: string; code: string }): string {
  return `Code for ${asked.username}: ${asked.code}`
}
