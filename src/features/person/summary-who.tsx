import { Link } from 'react-router'
import { Person } from '@/components/person.tsx'
import { Time } from '@/components/time.tsx'
import { useViewer } from '@/components/viewer-context.tsx'
import { isPluginBot, TOKEN_KIND_WORDS, tokenKind } from '@/domain/token-kind.ts'
import { languageName } from '@/lib/language-name.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { DefinitionList, Fact } from '@/ui/definition-list.tsx'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { usePerson } from './person-context.ts'
import { AccountState } from './person-head.tsx'
import { PersonPanel } from './person-panel.tsx'
import { known, type Summary } from './use-summary.ts'

const MAY_BE_HIDDEN = 'Not set, or the server does not show it to you'

/** Who it is: names, addresses, and what a bot is for. */
export function SummaryWho({ owner }: Pick<Summary, 'owner'>) {
  const { user, isOneself } = usePerson()
  const viewer = useViewer()
  // The server may blank names and addresses to all but administrators: blank is then not the same as none.
  const seesAll = isOneself || viewer.system.has('manage_system')
  const none = <span className="text-ink-3">None</span>
  const orNone = (text: string) => (text.trim() !== '' ? <bdi>{text}</bdi> : seesAll ? none : null)
  return (
    <PersonPanel title="Who">
      <DefinitionList>
        <Fact term="Name" unknownReason={MAY_BE_HIDDEN}>
          {orNone(`${user.first_name} ${user.last_name}`.trim())}
        </Fact>
        {user.is_bot ? (
          <BotFacts owner={owner} />
        ) : (
          <>
            <Fact term="Nickname">{user.nickname.trim() === '' ? none : <bdi>{user.nickname}</bdi>}</Fact>
            <Fact term="Position">{user.position.trim() === '' ? none : <bdi>{user.position}</bdi>}</Fact>
            <Fact
              term="E-mail"
              unknownReason={MAY_BE_HIDDEN}
              action={user.email === '' ? undefined : <CopyButton size="sm" value={user.email} label="Copy e-mail" />}
            >
              {user.email || null}
            </Fact>
            <Fact term="Language">{user.locale === '' ? none : languageName(user.locale)}</Fact>
          </>
        )}
        <Fact
          term="State"
          origin={
            <OriginMark origin="server" about="State">
              An account is active, or deactivated since a moment that the server notes. That it is locked is worked
              out: ten failed attempts lock it, unless the server is set to another number.
            </OriginMark>
          }
        >
          <span className="flex flex-wrap items-center gap-2">
            <AccountState user={user} />
            {user.delete_at > 0 && <Time at={user.delete_at} className="text-ink-2" />}
          </span>
        </Fact>
        <Fact term="Created" unknownReason="The server did not tell">
          {user.create_at === 0 ? null : <Time at={user.create_at} look="exact" />}
        </Fact>
        <Fact
          term={user.is_bot ? 'Bot id' : 'User id'}
          isMono
          action={<CopyButton size="sm" value={user.id} label="Copy id" />}
        >
          {user.id}
        </Fact>
      </DefinitionList>
    </PersonPanel>
  )
}

function BotFacts({ owner }: Pick<Summary, 'owner'>) {
  const { user, bot } = usePerson()
  const isOfPlugin = bot ? isPluginBot(bot) : false
  const unknownOwner =
    owner?.state === 'refused'
      ? 'Whose bot it is takes the permission read_others_bots'
      : owner?.state === 'read'
        ? `The account ${bot?.owner_id ?? ''} no longer exists`
        : 'Not read'
  const person = owner && known(owner)
  return (
    <>
      <Fact term="Kind">{TOKEN_KIND_WORDS[tokenKind(user, bot)]}</Fact>
      <Fact term="Owner" unknownReason={unknownOwner}>
        {isOfPlugin ? (
          <>
            the plugin <span className="font-mono text-xs">{bot?.owner_id}</span>
          </>
        ) : person ? (
          <Link to={`/users/${person.id}/summary`} className="hover:underline">
            <Person user={person} />
          </Link>
        ) : null}
      </Fact>
      <Fact term="Description" unknownReason="The bot has none">
        {bot?.description || user.bot_description || null}
      </Fact>
    </>
  )
}
