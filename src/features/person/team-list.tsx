import type { ReactNode } from 'react'
import type { Team } from '@/api/objects/team.ts'
import { useIsNarrow } from '@/components/use-is-narrow.ts'
import { teamRole } from '@/domain/team-role.ts'
import type { TeamOfUser } from '@/queries/teams-of-user.ts'
import { Badge } from '@/ui/badge.tsx'
import { AdminIcon, InviteIcon, NetworkIcon, PeopleIcon, PersonIcon } from '@/ui/icons.ts'
import { Unknown } from '@/ui/unknown.tsx'

/** Teams as rows; as cards where there is no room for columns. To read only. */
export function TeamList({ teams }: { teams: readonly TeamOfUser[] }) {
  const isNarrow = useIsNarrow()
  return (
    <div
      className="relative min-h-0 flex-1 overflow-y-auto"
      // Scrolls by itself, so it has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label="Teams of this person"
    >
      {isNarrow ? <Cards teams={teams} /> : <Table teams={teams} />}
    </div>
  )
}

function Table({ teams }: { teams: readonly TeamOfUser[] }) {
  return (
    <table className="w-full table-fixed text-start text-sm">
      <thead className="sticky top-0 bg-surface text-xs text-ink-2">
        <tr className="h-9">
          <Head className="w-2/5 ps-6">Team</Head>
          <Head>Role in it</Head>
          <Head className="pe-6">Who can join</Head>
        </tr>
      </thead>
      <tbody>
        {teams.map(({ team, member }) => (
          <tr key={team.id} className="h-(--row-height) border-b border-line bg-surface">
            <th scope="row" className="ps-6 pe-3 text-start font-normal">
              <TeamName team={team} />
            </th>
            <td className="px-3">
              <Role member={member} />
            </td>
            <td className="ps-3 pe-6">
              <Joining team={team} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <th scope="col" className={`border-b border-line px-3 text-start font-medium ${className}`}>
      {children}
    </th>
  )
}

function Cards({ teams }: { teams: readonly TeamOfUser[] }) {
  return (
    <ul>
      {teams.map(({ team, member }) => (
        <li key={team.id} className="flex flex-col gap-1.5 border-b border-line bg-surface px-4 py-3 text-sm">
          <TeamName team={team} />
          <span className="flex flex-wrap gap-x-4 gap-y-1">
            <Role member={member} />
            <Joining team={team} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function TeamName({ team }: { team: Team }) {
  return (
    <span className="block min-w-0">
      <bdi className="block truncate font-medium text-ink">{team.display_name}</bdi>
      <span className="block truncate font-mono text-xs text-ink-3">/{team.name}</span>
    </span>
  )
}

function Role({ member }: Pick<TeamOfUser, 'member'>) {
  if (!member) return <Unknown reason="The membership could not be read, or is not shown to you" />
  const { kind, words, extra } = teamRole(member)
  return (
    <span className="flex min-w-0 flex-col items-start">
      <Badge look="plain" tone={kind === 'admin' ? 'warn' : 'neutral'} icon={kind === 'admin' ? AdminIcon : PersonIcon}>
        {words}
      </Badge>
      {extra.length > 0 && <span className="max-w-full truncate text-xs text-ink-3">{extra.join(' · ')}</span>}
    </span>
  )
}

/** The server still keeps a `type` beside it, which decides nothing any more. */
function Joining({ team }: { team: Team }) {
  if (team.group_constrained) {
    return (
      <Badge look="plain" icon={PeopleIcon} tooltip="Nobody can be added or removed by hand">
        Members of groups
      </Badge>
    )
  }
  return team.allow_open_invite ? (
    <Badge look="plain" icon={NetworkIcon}>
      Anybody on the server
    </Badge>
  ) : (
    <Badge look="plain" icon={InviteIcon}>
      By invitation
    </Badge>
  )
}
