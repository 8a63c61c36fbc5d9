import { useRef, useState, type ReactNode } from 'react'
import { tokenRights, type TokenRights, type Verdict } from '@/domain/token-rights.ts'
import { isTokenGone, useTokenWrite } from '@/queries/token-writes.ts'
import { BotIcon, CopyIcon, DisableIcon, EnableIcon, PersonIcon, RevokeIcon, RotateIcon } from '@/ui/icons.ts'
import type { MenuItem } from '@/ui/menu-types.ts'
import { toast } from '@/ui/toast-store.ts'
import type { ConfirmDialogProps } from './confirm-dialog.tsx'
import { lazyPart } from './lazy-part.tsx'
import type { RotateTokenDialogProps } from './rotate-token-dialog.tsx'
import { tellFailure } from './tell-failure.ts'
import { isExempt, ownerHandle, tokenName, type TokenSubject } from './token-subject.ts'
import { useServer, useViewer } from './viewer-context.tsx'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(async () => (await import('./confirm-dialog.tsx')).ConfirmDialog)
const RotateTokenDialog = lazyPart<RotateTokenDialogProps>(
  async () => (await import('./rotate-token-dialog.tsx')).RotateTokenDialog,
)

type Asked = { verb: 'revoke' | 'rotate' | 'disable'; subject: TokenSubject }

/** What one can do with one token, and the dialogs this takes. */
export interface TokenActs {
  /** The rights of the signed-in person over this token, verb by verb. */
  rightsOver: (subject: TokenSubject) => TokenRights
  /** Disables at once when the person may enable it again (with undo), else asks first. */
  disable: (subject: TokenSubject) => void
  enable: (subject: TokenSubject) => void
  rotate: (subject: TokenSubject) => void
  revoke: (subject: TokenSubject) => void
  /** Whether the token is being disabled or enabled: until the server has answered, nothing else is to be shown. */
  isBusy: (subject: TokenSubject) => boolean
  /** The same as items of a row's menu, denied ones with the reason. */
  menuItems: (subject: TokenSubject) => MenuItem[]
  /** To be drawn once, beside what uses the acts. */
  dialogs: ReactNode
}

/** Why a verb is not to be had, in words that name the missing permission; undefined when it is. */
export function deniedWords(verdict: Verdict): string | undefined {
  return verdict.allowed ? undefined : `Needs the permission ${verdict.missing}`
}

/** The acts on one token that lists, drawer and own page share. `onRevoked` is told when a token is gone for good. */
export function useTokenActs(onRevoked?: (subject: TokenSubject) => void): TokenActs {
  const viewer = useViewer()
  const { features } = useServer()
  const [asked, setAsked] = useState<Asked | null>(null)
  const disabling = useTokenWrite('disable')
  const enabling = useTokenWrite('enable')
  const revoking = useTokenWrite('revoke')
  const underWay = useRef(new Set<string>())

  const rightsOver = (subject: TokenSubject) =>
    tokenRights({ viewer: { id: viewer.user.id, permissions: viewer.system }, owner: subject.owner, bot: subject.bot })

  const write = async (verb: 'disable' | 'enable', subject: TokenSubject) => {
    const hook = verb === 'disable' ? disabling : enabling
    const canUndo = rightsOver(subject)[verb === 'disable' ? 'enable' : 'disable'].allowed
    await hook.mutateAsync({ tokenId: subject.token.id, ownerId: subject.token.user_id })
    const isBlocked = verb === 'enable' && !features.tokensEnabled && !subject.bot
    toast.show({
      title: verb === 'disable' ? 'Token disabled' : 'Token enabled',
      description: `${tokenName(subject.token)}, ${ownerHandle(subject)}${isBlocked ? '. It stays blocked while tokens are switched off on this server.' : ''}`,
      onUndo: canUndo ? () => run(verb === 'disable' ? 'enable' : 'disable', subject) : undefined,
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
        void tellFailure(`${tokenName(subject.token)} was not ${verb}d`, error, retry)
      })
      .finally(() => underWay.current.delete(id))
  }

  const acts = {
    rightsOver,
    // Without the right to enable there is no way back for this person: that is asked, not offered as undo.
    disable: (subject: TokenSubject) =>
      rightsOver(subject).enable.allowed ? run('disable', subject) : setAsked({ verb: 'disable', subject }),
    enable: (subject: TokenSubject) => run('enable', subject),
    rotate: (subject: TokenSubject) => setAsked({ verb: 'rotate', subject }),
    revoke: (subject: TokenSubject) => setAsked({ verb: 'revoke', subject }),
  }
  const close = () => setAsked(null)
  const confirmed = async (subject: TokenSubject) => {
    if (asked?.verb === 'disable') return write('disable', subject)
    let title = 'Token revoked'
    try {
      await revoking.mutateAsync({ tokenId: subject.token.id, ownerId: subject.token.user_id })
    } catch (error) {
      if (!isTokenGone(error)) throw error
      // Somebody else was faster, or it expired and was cleaned up: it is what was wanted.
      title = 'The token was gone already'
    }
    toast.show({ title, description: `${tokenName(subject.token)}, ${ownerHandle(subject)}` })
    onRevoked?.(subject)
  }

  return {
    ...acts,
    isBusy: ({ token }) =>
      [disabling, enabling].some((write) => write.isPending && write.variables.tokenId === token.id),
    menuItems: (subject) => menuItems(subject, acts, features.tokenRotate),
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
    description: `${tokenName(subject.token)}, of ${ownerHandle(subject)}, is deleted.`,
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
    description: `${tokenName(subject.token)}, of ${ownerHandle(subject)}, stops working.`,
    verb: 'Disable token',
    children: (
      <p className="text-sm text-ink-2">
        You may disable it but not enable it again: that needs the permission create_user_access_token. A system
        administrator can.
      </p>
    ),
  }
}

function copyId(id: string): void {
  navigator.clipboard.writeText(id).then(
    () => toast.show({ title: 'Id copied' }),
    () => toast.show({ tone: 'danger', title: 'Copying is blocked here', description: id }),
  )
}

type Opens = Pick<TokenActs, 'disable' | 'enable' | 'rotate' | 'revoke' | 'rightsOver'>

function menuItems(subject: TokenSubject, acts: Opens, canRotate: boolean): MenuItem[] {
  const rights = acts.rightsOver(subject)
  const { token } = subject
  return [
    token.is_active
      ? {
          label: 'Disable',
          icon: DisableIcon,
          disabledReason: deniedWords(rights.disable),
          onSelect: () => acts.disable(subject),
        }
      : {
          label: 'Enable',
          icon: EnableIcon,
          disabledReason: deniedWords(rights.enable),
          onSelect: () => acts.enable(subject),
        },
    ...(canRotate
      ? [
          {
            label: 'Rotate…',
            icon: RotateIcon,
            disabledReason: token.is_active ? deniedWords(rights.rotate) : 'Enable it first',
            onSelect: () => acts.rotate(subject),
          },
        ]
      : []),
    ...(subject.owner
      ? [
          {
            id: 'owner',
            label: 'Open owner',
            icon: subject.owner.is_bot ? BotIcon : PersonIcon,
            href: `/users/${subject.owner.id}/summary`,
          },
        ]
      : []),
    { label: 'Copy id', icon: CopyIcon, onSelect: () => copyId(token.id) },
    {
      label: 'Revoke…',
      icon: RevokeIcon,
      tone: 'danger',
      disabledReason: deniedWords(rights.revoke),
      onSelect: () => acts.revoke(subject),
    },
  ]
}
