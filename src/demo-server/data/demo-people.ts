/** The password of everybody on the demo server who signs in with one. */
export const DEMO_PASSWORD = 'Correct-horse-9'

/** The secret of mona's authenticator, as base 32: put it into any TOTP app to get her codes. */
export const MONA_MFA_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Ids of the people that stories and tests count on. They are the same on every start. */
export const demoIds = {
  ada: 'in9ef9ho1oyo3aecr3c7w91kzo',
  mona: 'shjspgmsxy1r5u141ifg4zbuwy',
  hedy: 'xh5qocnrxuftkwskhbgxysn3uo',
  rita: 'ehagkkrbriju64s84b14fxnnqy',
  tom: 't1p3341e7yep7mr3qeegkbjiry',
  alice: '7xtk9upgi7398yreqkjgpe6s5o',
  uma: 'fsbutsj5t6ip9na41gtkzwsg9o',
  max: 'dmwnx4dm4nnw9znoc6nc8whjdy',
  tess: '7guc5iegn8m5x7nrobi1u9pq3o',
  dora: '17jbwqchred8s31fkxhyzamm5y',
  leo: 'ci1kg9wq8xbt8d85a9dq4i1puo',
  vera: 'jb6mapznpm7eogpso4bzoopwby',
  gus: 'oy1pzikzt1u8iy4c9ek9omhppy',
  nora: 'f3p8pbxaqyh5o43p5mmh1zu5xo',
  petros: '9pqmrd13wjieotq178mhj35o4y',
  viktor: 'fohzh8egh1y3ai788umeq634no',
  shira: 'z3szxdmmjz96uiuin6wjnfzuhy',
  omar: '1yjjux5j5wpnk8qcry55yu5who',
} as const

/** Administrators who are still there: they made, disabled and changed what somebody else had to. */
export const adminIds = [demoIds.ada, demoIds.mona, demoIds.nora, demoIds.petros] as const

const fixedIds = new Set<string>(Object.values(demoIds))

/** True for the people with a constant id: chance gives them nothing that their story does not tell. */
export function isFixed(userId: string): boolean {
  return fixedIds.has(userId)
}

/** Somebody to sign in as: for the start banner and the README. */
export interface DemoPerson {
  username: string
  password: string
  /** One sentence: what the person may do. */
  can: string
  /** What else one has to know to try this person. */
  note?: string
}

function person(username: string, can: string, note?: string): DemoPerson {
  return { username, password: DEMO_PASSWORD, can, ...(note === undefined ? {} : { note }) }
}

/** The people worth signing in as, the most useful first. */
export const demoPeople: readonly DemoPerson[] = [
  person('ada', 'System administrator: sees and changes every token on the server.'),
  person('mona', 'System administrator who signs in with a second factor.', `MFA secret ${MONA_MFA_SECRET}`),
  person('hedy', 'Help desk: reads, disables and revokes the tokens of others, but cannot make or enable one.'),
  person('rita', 'Read-only administrator: sees the System Console, yet no token, not even her own.'),
  person('tom', 'Member who makes and revokes his own tokens; he has five.'),
  person('alice', 'Plain member: has no token and no right to make one.'),
  person('uma', 'User manager: teams and channels, no tokens.'),
  person('max', 'System manager: settings of the server, no tokens.'),
  person('tess', 'Member who administers one team.'),
  person('dora', 'Left the company: her account is off, her three tokens only sleep.', 'cannot sign in: deactivated'),
  person('leo', 'Member with too many failed attempts.', 'cannot sign in: locked'),
  person('vera', 'New member who never confirmed her address.', 'cannot sign in: e-mail not verified'),
  person('gus', 'Guest in one team: knows only the people there.'),
]
