import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ConfirmDialogProps } from '@/components/confirm-dialog.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useNow } from '@/components/use-now.ts'
import { useCan, useServer } from '@/components/viewer-context.tsx'
import { isActiveAdmin } from '@/domain/last-admin.ts'
import { refuseLastAdmin } from '@/queries/last-admin.ts'
import { useSetActive } from '@/queries/person-writes.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { DangerZone } from '@/ui/drawer.tsx'
import { ActivateIcon, DeactivateIcon } from '@/ui/icons.ts'
import { toast } from '@/ui/toast-store.ts'
import { Consequences, TOKENS_OFF } from './consequences.tsx'
import { deniedReason } from './denied.ts'
import { usePerson } from './person-context.ts'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(
  async () => (await import('@/components/confirm-dialog.tsx')).ConfirmDialog,
)

/** How many of their tokens would work with an active account; null where that cannot be told. */
function useEnabledTokens(): number | null {
  const { user, rightTo } = usePerson()
  const now = useNow()
  const list = useQuery({ ...tokensOfUserQuery(user.id), enabled: rightTo('tokens').allowed })
  if (!list.data?.verdict.complete) return null
  return list.data.tokens.filter((token) => token.is_active && (!token.expires_at || token.expires_at > now)).length
}

/** Activating and deactivating the account, with what that does and does not do. */
export function AccessZone() {
  const { user, isOneself, rightTo } = usePerson()
  const [isAsked, setIsAsked] = useState(false)
  const canLeave = useCan('user.leave').allowed
  const isOff = user.delete_at > 0
  const reason =
    deniedReason(rightTo('active')) ??
    (isOneself ? 'Your own account: somebody else has to do that' : undefined) ??
    (user.auth_service === 'ldap' ? 'The account is managed by AD/LDAP: do it in the directory' : undefined)
  return (
    <DangerZone title={isOff ? 'Activate' : 'Deactivate'}>
      <p className="max-w-prose text-sm text-ink-2">
        {isOff
          ? 'The account is deactivated. Activated, it can sign in again.'
          : 'Ends all sessions and keeps the person out. Nothing is deleted.'}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={isOff ? ActivateIcon : DeactivateIcon}
          variant={isOff ? 'secondary' : 'danger-outline'}
          disabledReason={reason}
          onClick={() => setIsAsked(true)}
        >
          {isOff ? 'Activate…' : 'Deactivate…'}
        </Button>
        {!isOff && !isOneself && canLeave && (
          <Link to={`/users/${user.id}/leave`} className="text-sm text-accent-ink underline">
            Leaver run: take everything away and see that nothing is left
          </Link>
        )}
      </div>
      {isAsked && <AskActive onClose={() => setIsAsked(false)} />}
    </DangerZone>
  )
}

function AskActive({ onClose }: { onClose: () => void }) {
  const { user } = usePerson()
  // The account as it was when asked: it changes under the dialog while that closes.
  const [isOff] = useState(user.delete_at > 0)
  const client = useQueryClient()
  const set = useSetActive()
  const tokens = useEnabledTokens()
  const { tokensEnabled } = useServer().features
  const check = async () => {
    if (isActiveAdmin(user)) await refuseLastAdmin(client, user)
  }
  const confirm = async () => {
    await check()
    await set.mutateAsync({ userId: user.id, isActive: isOff })
    toast.show({
      title: isOff ? 'Account activated' : 'Account deactivated',
      description: isOff ? `@${user.username} can sign in again.` : `@${user.username} is signed out everywhere.`,
    })
  }
  return (
    <ConfirmDialog
      isOpen
      isDanger={!isOff}
      onClose={onClose}
      check={check}
      onConfirm={confirm}
      title={isOff ? 'Activate account' : 'Deactivate account'}
      description={
        isOff ? `@${user.username} can sign in again.` : `@${user.username} is signed out and cannot sign in any more.`
      }
      verb={isOff ? 'Activate' : 'Deactivate'}
    >
      <Consequences lines={isOff ? activated(tokens, tokensEnabled) : deactivated(tokens, tokensEnabled)} />
    </ConfirmDialog>
  )
}

/** What happens to the tokens, as one line: `one` and `many` follow the number. None where there is no token. */
function tokenLine(tokens: number | null, isOn: boolean, one: string, many: string, unknown: string): string[] {
  if (tokens === 0) return []
  if (!isOn) return [TOKENS_OFF]
  if (tokens === null) return [unknown]
  return [tokens === 1 ? `1 token ${one}` : `${formatNumber(tokens)} tokens ${many}`]
}

function activated(tokens: number | null, isOn: boolean): string[] {
  return [
    ...tokenLine(
      tokens,
      isOn,
      'wakes up: enabled, and working again at once with the same secret.',
      'wake up: enabled, and working again at once with the same secrets.',
      'Their tokens that are enabled work again at once; how many, cannot be told here.',
    ),
    'Password, roles, teams and second factor are as they were.',
    'Bots that were switched off with the account stay off.',
  ]
}

function deactivated(tokens: number | null, isOn: boolean): string[] {
  return [
    'All sessions end.',
    'Bots they own are switched off, unless the server says otherwise.',
    ...tokenLine(
      tokens,
      isOn,
      'stops, but is not deleted: it works again when the account is activated.',
      'stop, but are not deleted: they work again when the account is activated.',
      'Their tokens stop, but are not deleted: they work again when the account is activated.',
    ),
    'Nothing is deleted; the account can be activated again.',
  ]
}
