import { useEffect, useRef } from 'react'
import { HEAVY_PICTURE_BYTES } from '@/domain/picture-file.ts'
import { formatBytes } from '@/lib/format-bytes.ts'
import { formatNumber } from '@/lib/format.ts'
import type { ChosenPicture } from './use-picture-file.ts'

/** Twice what is kept, for sharp screens. */
const SIZE = 256

/**
 * The picture as the server will keep it: the square in its middle. Drawn, and not shown from a `blob:` address, which the
 * content policy of the page does not allow.
 */
export function PicturePreview({ picture }: { picture: ChosenPicture }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { bitmap } = picture
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    const side = Math.min(bitmap.width, bitmap.height)
    pen.clearRect(0, 0, SIZE, SIZE)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, SIZE, SIZE)
  }, [bitmap])
  return (
    <canvas
      ref={canvas}
      width={SIZE}
      height={SIZE}
      role="img"
      aria-label="Preview of the new picture"
      className="size-32 shrink-0 rounded-full border border-dashed border-line-strong bg-sunken"
    />
  )
}

/** What was found in the file, and what becomes of it. */
export function PictureFacts({ picture }: { picture: ChosenPicture }) {
  const { file, kind, isAnimated, bitmap } = picture
  const notes = [
    ...(file.size > HEAVY_PICTURE_BYTES
      ? [`${formatBytes(file.size)} is a lot to send: 128 × 128 pixels of it are kept.`]
      : []),
    ...(isAnimated ? ['It moves. Only its first picture is kept.'] : []),
  ]
  return (
    <div role="status" className="min-w-0 text-sm">
      <p className="truncate font-medium">
        <bdi>{file.name}</bdi>
      </p>
      <p className="text-ink-2">
        {`${kind} · ${formatNumber(bitmap.width)} × ${formatNumber(bitmap.height)} pixels · ${formatBytes(file.size)}`}
      </p>
      {bitmap.width !== bitmap.height && <p className="text-ink-2">The square in the middle is kept.</p>}
      {notes.map((note) => (
        <p key={note} className="text-warn-ink">
          {note}
        </p>
      ))}
    </div>
  )
}
