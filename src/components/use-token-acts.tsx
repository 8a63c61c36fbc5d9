import { useRef, useState, type ReactNode } from 'react'
import { tokenRights, type TokenRights, type Verdict } from '@/domain/token-rights.ts'
import { isOutcomeUnknown } from '@/api/errors.ts'
import { isTokenGone, useTokenWrite, type TokenVerb } from '@/queries/token-writes.ts'
import { BotIcon, CopyIcon, DisableIcon, EnableIcon, PersonIcon, RevokeIcon, RotateIcon } from '@/ui/icons.ts'
import type { MenuItem } from '@/ui/menu-types.ts'
import { toast } from '@/ui/toast-store.ts'
import type { ConfirmDialogProps } from './confirm-dialog.tsx'
import { copyId } from './copy-id.ts'
import { lazyPart } from './lazy-part.tsx'
import type { RotateTokenDialogProps } from './rotate-token-dialog.tsx'
import { tellFailure } from './tell-failure.ts'
import { isExempt, ownerHandle, tokenName, tokenWords, type TokenSubject } from './token-subject.ts'
import { useServer, useViewer } from './viewer-context.tsx'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(async () => (await import('./confirm-dialog.tsx')).ConfirmDialog)
const RotateTokenDialog = lazyPart<RotateTokenDialogProps>(
  async () => (await import('./rotate-token-dialog.tsx')).RotateTokenDialog,
)

type Asked = { verb: 'revoke' | 'rotate' | 'disable'; subject: TokenSubject }

/** What one can do with one token, and the dialogs this takes. */
export interface TokenActs {
  /** Disable or enable, rotate where the server can, revoke; denied ones with the reason. */
  verbs: (subject: TokenSubject) => MenuItem[]
  /** The same as items of a row's menu, with the ways to other places. */
  menuItems: (subject: TokenSubject) => MenuItem[]
  /** Whether the token is being changed: until the server has answered, nothing else is to be shown. */
  isBusy: (subject: TokenSubject) => boolean
  /** To be drawn once, beside what uses the acts. */
  dialogs: ReactNode
}

/** Why a verb is not to be had, in words that name the missing permission; undefined when it is. */
function deniedWords(verdict: Verdict): string | undefined {
  return verdict.allowed ? undefined : `Needs the permission ${verdict.missing}`
}

/** The acts on one token that lists, drawer and own page share. `onRevoked` is told when a token is gone for good. */
export function useTokenActs(onRevoked?: (subject: TokenSubject) => void): TokenActs {
  const viewer = useViewer()
  const { features } = useServer()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { mutateAsync, isPending, variables } = useTokenWrite()
  const underWay = useRef(new Set<string>())

  const rightsOver = (subject: TokenSubject) =>
    tokenRights({ viewer: { id: viewer.user.id, permissions: viewer.system }, owner: subject.owner, bot: subject.bot })

  /** Resolves with what is to be said behind what was done. */
  const send = async (verb: TokenVerb, { token }: TokenSubject) =>
    (await mutateAsync({ verb, tokenId: token.id, ownerId: token.user_id })) ? '; the server’s answer was lost' : ''
  const write = async (verb: 'disable' | 'enable', subject: TokenSubject) => {
    const inverse = verb === 'disable' ? 'enable' : 'disable'
    const canUndo = rightsOver(subject)[inverse].allowed
    const more = await send(verb, subject)
    const isBlocked = verb === 'enable' && !features.tokensEnabled && !subject.bot
    toast.show({
      title: `Token ${verb}d${more}`,
      description: `${tokenName(subject.token)}, ${ownerHandle(subject)}${isBlocked ? '. It stays blocked while tokens are switched off on this server.' : ''}`,
      onUndo: canUndo ? () => run(inverse, subject) : undefined,
    })
  }
  const run = (verb: 'disable' | 'enable', subject: TokenSubject) => {
    const { id } = subject.token
    // The second click of two comes before anything is drawn anew.
    if (underWay.current.has(id)) return
    underWay.current.add(id)
    write(verb, subject)
      .catch((error: unknown) => {
        const retry = isTokenGone(error) ? undefined : () => run(verb, subject)
        const name = tokenWords(subject.token)
        const isUnknown = isOutcomeUnknown(error)
        const title = isUnknown ? `It is not known whether ${name} was ${verb}d` : `Could not ${verb} ${name}`
        void tellFailure(title, error, retry)
      })
      .finally(() => underWay.current.delete(id))
  }

  const verbs = (subject: TokenSubject): MenuItem[] =>
    verbsOf(subject, rightsOver(subject), features.tokenRotate, (verb) => {
      // Without the right to enable there is no way back for this person: that is asked, not offered as undo.
      const isAsked = verb !== 'enable' && (verb !== 'disable' || !rightsOver(subject).enable.allowed)
      if (isAsked) setAsked({ verb, subject })
      else run(verb, subject)
    })
  const close = () => setAsked(null)
  const confirmed = async (subject: TokenSubject) => {
    if (asked?.verb === 'disable') return write('disable', subject)
    let title = 'Token revoked'
    try {
      title += await send('revoke', subject)
    } catch (error) {
      if (!isTokenGone(error)) throw error
      // Somebody else was faster, or it expired and was cleaned up: it is what was wanted.
      title = 'The token was gone already'
    }
    toast.show({ title, description: `${tokenName(subject.token)}, ${ownerHandle(subject)}` })
    onRevoked?.(subject)
  }

  return {
    verbs,
    menuItems: (subject) => [...verbs(subject), ...waysFrom(subject)],
    isBusy: ({ token }) => isPending && variables.tokenId === token.id,
    dialogs:
      asked &&
      (asked.verb === 'rotate' ? (
        <RotateTokenDialog
          token={asked.subject.token}
          ownerName={ownerHandle(asked.subject)}
          isExempt={isExempt(asked.subject)}
          onClose={close}
        />
      ) : (
        <ConfirmDialog
          isOpen
          isDanger
          onClose={close}
          onConfirm={() => confirmed(asked.subject)}
          {...(asked.verb === 'revoke' ? revokeWords(asked.subject) : disableWords(asked.subject))}
        />
      )),
  }
}

function revokeWords(subject: TokenSubject) {
  return {
    title: 'Revoke token',
    description: `This deletes ${tokenWords(subject.token)}, of ${ownerHandle(subject)}.`,
    verb: 'Revoke token',
    children: (
      <ul className="flex list-disc flex-col gap-1 ps-5 text-sm text-ink-2">
        <li>Whatever uses it fails from now on.</li>
        <li>This cannot be undone. To stop it for a while, disable it.</li>
      </ul>
    ),
  }
}

function disableWords(subject: TokenSubject) {
  return {
    title: 'Disable token',
    description: `This stops ${tokenWords(subject.token)}, of ${ownerHandle(subject)}, from working.`,
    verb: 'Disable token',
    children: (
      <p className="text-sm text-ink-2">
        You may disable it but not enable it again: that needs the permission create_user_access_token. A system
        administrator can.
      </p>
    ),
  }
}

function verbsOf(
  { token }: TokenSubject,
  rights: TokenRights,
  canRotate: boolean,
  act: (verb: Asked['verb'] | 'enable') => void,
): MenuItem[] {
  const [verb, label, icon] = token.is_active
    ? (['disable', 'Disable', DisableIcon] as const)
    : (['enable', 'Enable', EnableIcon] as const)
  return [
    // One place for both, which keeps the focus.
    { id: 'active', label, icon, disabledReason: deniedWords(rights[verb]), onSelect: () => act(verb) },
    ...(canRotate
      ? [
          {
            label: 'Rotate…',
            icon: RotateIcon,
            disabledReason: token.is_active
              ? deniedWords(rights.rotate)
              : 'A disabled token cannot be rotated: enable it first',
            onSelect: () => act('rotate'),
          },
        ]
      : []),
    {
      label: 'Revoke…',
      icon: RevokeIcon,
      tone: 'danger',
      disabledReason: deniedWords(rights.revoke),
      onSelect: () => act('revoke'),
    },
  ]
}

function waysFrom({ token, owner }: TokenSubject): MenuItem[] {
  const copy = { label: 'Copy id', icon: CopyIcon, onSelect: () => copyId(token.id) }
  if (!owner) return [copy]
  const icon = owner.is_bot ? BotIcon : PersonIcon
  return [{ id: 'owner', label: 'Open owner', icon, href: `/users/${owner.id}/summary` }, copy]
}
