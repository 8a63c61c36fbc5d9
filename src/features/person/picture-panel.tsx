import { useRef, useState, type RefObject } from 'react'
import { pictureUrl } from '@/api/users.ts'
import type { ConfirmDialogProps } from '@/components/confirm-dialog.tsx'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { tellFailure } from '@/components/tell-failure.ts'
import { Time } from '@/components/time.tsx'
import { personName } from '@/domain/person-name.ts'
import { useRemovePicture, useSetPicture } from '@/queries/person-writes.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { ImportIcon, RevokeIcon } from '@/ui/icons.ts'
import { toast } from '@/ui/toast-store.ts'
import { deniedReason } from './denied.ts'
import { usePerson } from './person-context.ts'
import { PictureFacts, PicturePreview } from './picture-preview.tsx'
import { PersonPanel } from './person-panel.tsx'
import { usePictureFile, type ChosenPicture, type PictureChoice } from './use-picture-file.ts'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(
  async () => (await import('@/components/confirm-dialog.tsx')).ConfirmDialog,
)

/** One toast for the picture: the newer word replaces the older. */
const TOAST = 'picture'

/** The profile picture: seen large, replaced after a look at the file, removed. */
export function PicturePanel() {
  const { user } = usePerson()
  const { choice, choose, clear } = usePictureFile()
  const [isRemoving, setIsRemoving] = useState(false)
  const chooser = useRef<HTMLButtonElement>(null)
  const replacing = useSetPicture()

  const done = () => {
    clear()
    replacing.reset()
    // The button that was pressed is gone now.
    chooser.current?.focus()
  }
  const replace = async (picture: ChosenPicture) => {
    try {
      await replacing.mutateAsync({ userId: user.id, picture: picture.file })
    } catch (error) {
      // Told in its place, where the file stays chosen, as long as there is one.
      if (!chooser.current) void tellFailure('The picture was not replaced', error, () => void replace(picture))
      return
    }
    toast.show({ id: TOAST, title: 'Picture replaced', description: `@${user.username}` })
    done()
  }
  return (
    <PersonPanel title="Profile picture">
      <div className="flex flex-wrap items-start gap-4 pt-1">
        {choice.state === 'ready' ? <PicturePreview picture={choice.picture} /> : <Picture />}
        <div className="flex min-w-0 flex-[1_1_14rem] flex-col gap-3">
          <Words choice={choice} />
          {choice.state === 'ready' && replacing.error && <ErrorBanner error={replacing.error} />}
          <Buttons
            choice={choice}
            chooser={chooser}
            isBusy={replacing.isPending}
            onReplace={(picture) => void replace(picture)}
            onRemove={() => {
              // On a phone it would lie over the buttons of the question.
              toast.dismiss(TOAST)
              setIsRemoving(true)
            }}
            onCancel={done}
            onFile={(file) => {
              replacing.reset()
              void choose(file)
            }}
          />
        </div>
      </div>
      <RemoveDialog isOpen={isRemoving} onClose={() => setIsRemoving(false)} />
    </PersonPanel>
  )
}

interface ButtonsProps {
  choice: PictureChoice
  chooser: RefObject<HTMLButtonElement | null>
  isBusy: boolean
  onReplace: (picture: ChosenPicture) => void
  onRemove: () => void
  onCancel: () => void
  onFile: (file: File) => void
}

function Buttons({ choice, chooser, isBusy, onReplace, onRemove, onCancel, onFile }: ButtonsProps) {
  const { user, rightTo } = usePerson()
  const input = useRef<HTMLInputElement>(null)
  const denied = deniedReason(rightTo('picture'))
  const underWay = isBusy ? 'Under way' : undefined
  return (
    <div className="flex flex-wrap gap-2">
      {choice.state === 'ready' && (
        <Button variant="primary" isBusy={isBusy} disabledReason={denied} onClick={() => onReplace(choice.picture)}>
          Replace picture
        </Button>
      )}
      <Button
        ref={chooser}
        icon={ImportIcon}
        disabledReason={denied ?? underWay}
        onClick={() => input.current?.click()}
      >
        {choice.state === 'none' ? 'Replace…' : 'Choose another…'}
      </Button>
      {choice.state === 'none' ? (
        <Button
          icon={RevokeIcon}
          disabledReason={denied ?? (user.last_picture_update > 0 ? undefined : 'None is set')}
          onClick={onRemove}
        >
          Remove…
        </Button>
      ) : (
        <Button disabledReason={underWay} onClick={onCancel}>
          Cancel
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/gif"
        aria-label="Picture file"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // So that the same file can be chosen again, after it was changed. The list above is emptied by it.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}

function Picture() {
  const { user } = usePerson()
  return (
    <Avatar
      name={personName(user)}
      src={pictureUrl(user.id, user.last_picture_update)}
      size={128}
      isBot={user.is_bot}
      isMuted={user.delete_at > 0}
    />
  )
}

/** What is shown, or what was found in the file that was chosen. */
function Words({ choice }: { choice: PictureChoice }) {
  if (choice.state === 'ready') return <PictureFacts picture={choice.picture} />
  if (choice.state === 'checking')
    return <p role="status" className="text-sm text-ink-2">{`Looking at ${choice.name}…`}</p>
  if (choice.state === 'refused') {
    return (
      <Banner tone="danger" role="alert" title={choice.problem.title}>
        <bdi className="block truncate">{choice.name}</bdi>
        {choice.problem.advice}
      </Banner>
    )
  }
  return (
    <div className="text-sm text-ink-2">
      <Since />
      <p className="text-xs text-ink-3">PNG, JPEG or GIF. 128 × 128 pixels of it are kept.</p>
    </div>
  )
}

/** The server notes when the picture was set, and as a negative number when it was removed. */
function Since() {
  const { user } = usePerson()
  const at = user.last_picture_update
  if (at === 0) return <p>None is set: the server draws initials.</p>
  return (
    <p>
      {at > 0 ? 'Set ' : 'Removed '}
      <Time at={Math.abs(at)} />
      {at < 0 && ': the server draws initials.'}
    </p>
  )
}

function RemoveDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { user } = usePerson()
  const removing = useRemovePicture()
  if (!isOpen) return null
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onClose={onClose}
      title="Remove picture"
      description={
        <>
          The picture of <bdi>{personName(user)}</bdi> (@{user.username}) is removed.
        </>
      }
      verb="Remove picture"
      onConfirm={async () => {
        await removing.mutateAsync({ userId: user.id })
        toast.show({ id: TOAST, title: 'Picture removed', description: `@${user.username}` })
      }}
    >
      <p className="text-sm text-ink-2">
        The server draws initials in its place. It keeps no copy: to have it back, it must be sent again.
      </p>
    </ConfirmDialog>
  )
}
