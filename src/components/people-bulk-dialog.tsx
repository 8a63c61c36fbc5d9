import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { viewerFacts } from '@/access/viewer.ts'
import type { User } from '@/api/objects/user.ts'
import { makesAdmin, planPeople, type PeopleVerb } from '@/domain/bulk-people.ts'
import { mailDoubt } from '@/domain/mail-doubt.ts'
import { personName } from '@/domain/person-name.ts'
import { roleWords } from '@/domain/role-words.ts'
import { settlePeople, writePerson, type PeopleNow } from '@/queries/people-bulk.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import type { PeopleBulkProps } from './people-bulk.tsx'
import { useServer, useViewer } from './viewer-context.tsx'

interface VerbWords {
  verb: string
  done: string
  /** Where `done` is no name for a file. */
  reportName?: string
  /** After "1 person" and "2 people", where that does not follow from `done`. */
  happens?: { one: string; many: string }
  isDanger: boolean
  consequences: readonly string[]
  /** What is offered on those it was done with. */
  next: { verb: PeopleVerb; label: string } | null
}

const NEW_SESSIONS = 'Tokens go on working: each makes a new session with its next use.'
const SLEEP = 'Their tokens are not deleted: they sleep, and work again when the account is activated.'
const WAKE = 'Tokens that slept work again at once, with the same secrets.'
/** What is not so while the server has people's tokens switched off. */
const OF_WORKING_TOKENS = [NEW_SESSIONS, SLEEP, WAKE]

const WORDS: Record<PeopleVerb, VerbWords> = {
  'end-sessions': {
    verb: 'End the sessions of',
    done: 'Ended the sessions of',
    reportName: 'ended-sessions',
    happens: { one: 'is signed out everywhere', many: 'are signed out everywhere' },
    isDanger: true,
    consequences: ['They are signed out of every browser and app.', NEW_SESSIONS],
    next: null,
  },
  'reset-mfa': {
    verb: 'Reset the MFA of',
    done: 'Reset the MFA of',
    reportName: 'reset-mfa',
    happens: { one: 'loses the second factor', many: 'lose the second factor' },
    isDanger: true,
    consequences: [
      'They sign in with the password alone until they set it up again.',
      'Sessions and tokens go on: whoever is in stays in.',
    ],
    next: { verb: 'end-sessions', label: 'End their sessions too…' },
  },
  'add-role': {
    verb: 'Give the role to',
    done: 'Gave the role to',
    reportName: 'given-role',
    happens: { one: 'gets the role', many: 'get the role' },
    isDanger: false,
    consequences: ['It counts at once, in sessions that are open too.', 'All other roles stay as they are.'],
    next: { verb: 'take-role', label: 'Take it from them again…' },
  },
  'take-role': {
    verb: 'Take the role from',
    done: 'Took the role from',
    reportName: 'taken-role',
    happens: { one: 'loses the role', many: 'lose the role' },
    isDanger: true,
    consequences: [
      'It counts at once, in sessions that are open too.',
      'Tokens outlive the role that allowed them. All other roles stay as they are.',
    ],
    next: { verb: 'add-role', label: 'Give it to them again…' },
  },
  deactivate: {
    verb: 'Deactivate',
    done: 'Deactivated',
    isDanger: true,
    consequences: [
      'They are signed out and cannot sign in any more.',
      'Bots they own are switched off, unless the server says otherwise.',
      SLEEP,
    ],
    next: { verb: 'activate', label: 'Activate them again…' },
  },
  activate: {
    verb: 'Activate',
    done: 'Activated',
    isDanger: false,
    consequences: ['They can sign in again.', WAKE],
    next: { verb: 'deactivate', label: 'Deactivate them again…' },
  },
  'reset-mail': {
    verb: 'Send a reset mail to',
    done: 'Asked for a reset mail to',
    reportName: 'reset-mails',
    happens: { one: 'is sent a reset mail', many: 'are sent a reset mail' },
    isDanger: false,
    consequences: [
      'Each gets a link by which to choose a new password, deactivated people too.',
      'The server says the same whether or not a mail arrives.',
    ],
    next: null,
  },
}

interface PeopleBulkDialogProps extends PeopleBulkProps {
  /** As the server has them now. */
  now: PeopleNow
}

/** Plan, run and report of an act on many people, in the words for people. */
export function PeopleBulkDialog(props: PeopleBulkDialogProps) {
  const { verb, now, role, nameOf, methodOf, onClose, onNext } = props
  const client = useQueryClient()
  const viewer = useViewer()
  const { config, features } = useServer()
  const doubt = verb === 'reset-mail' ? mailDoubt(config) : null
  // Made once: what is previewed is what runs.
  const [plan] = useState(() =>
    planPeople({ ...now, verb, methodOf, viewer: viewerFacts(viewer), ...(role === undefined ? {} : { role }) }),
  )
  const words = WORDS[verb]
  const { next } = words
  const isMakingAdmins = makesAdmin({ verb, role })
  const roleName = role === undefined ? '' : `“${roleWords(role)}”`
  const named = (text: string) => text.replace('the role', `the role ${roleName}`)
  return (
    <BulkDialog<User>
      plan={plan}
      verb={named(words.verb)}
      verbDone={named(words.done)}
      reportName={words.reportName}
      noun={{ one: 'person', many: 'people' }}
      happens={words.happens && { one: named(words.happens.one), many: named(words.happens.many) }}
      isDanger={words.isDanger || isMakingAdmins}
      typed={plan.typed}
      typedWhy={isMakingAdmins ? 'Because it gives every right there is.' : undefined}
      consequences={[
        ...(isMakingAdmins ? ['Whoever gets it may do everything on this server.'] : []),
        ...words.consequences.filter((line) => features.tokensEnabled || !OF_WORKING_TOKENS.includes(line)),
        ...(doubt === null ? [] : [doubt]),
      ]}
      notes={[
        ...(now.gone.length > 0 ? [`Not there any more, and left out: ${now.gone.map(nameOf).join(', ')}.`] : []),
        ...(now.unread.length > 0 ? [`Could not be read, and left out: ${now.unread.map(nameOf).join(', ')}.`] : []),
      ]}
      nameOf={(user) => `${personName(user)} (@${user.username})`}
      idOf={(user) => user.id}
      act={(user, signal) => writePerson(client, verb, user, { role, signal })}
      onSettled={() =>
        void settlePeople(
          client,
          plan.included.map((user) => user.id),
        )
      }
      onClose={onClose}
      undo={
        next
          ? {
              label: next.label,
              run: (done) => onNext({ verb: next.verb, ids: done.map((user) => user.id), role }),
            }
          : undefined
      }
    />
  )
}
