import { useEffect, useRef, useState } from 'react'
import {
  fileProblem,
  measuresProblem,
  PICTURE_HEAD_BYTES,
  readPicture,
  type PictureKind,
  type PictureProblem,
} from '@/domain/picture-file.ts'

/** A picture that was chosen and may be sent. */
export interface ChosenPicture {
  file: File
  kind: PictureKind
  isAnimated: boolean
  /** Decoded, for the preview. */
  bitmap: ImageBitmap
}

export type PictureChoice =
  | { state: 'none' }
  | { state: 'checking'; name: string }
  | { state: 'refused'; name: string; problem: PictureProblem }
  | { state: 'ready'; picture: ChosenPicture }

/** Looks at a file by what is in it, before anything is sent. Nothing is decoded that is too large to be. */
async function check(file: File): Promise<PictureChoice> {
  const refused = (problem: PictureProblem): PictureChoice => ({ state: 'refused', name: file.name, problem })
  const advice = 'The file may be damaged, or gone. Choose another.'
  let head: Uint8Array
  try {
    head = new Uint8Array(await file.slice(0, PICTURE_HEAD_BYTES).arrayBuffer())
  } catch {
    return refused({ title: 'The file could not be read', advice })
  }
  const facts = readPicture(head)
  const problem = fileProblem(head, file.size)
  if (problem || !facts) return refused(problem ?? { title: 'The file is no picture', advice })
  const tooMany = facts.width !== null && facts.height !== null && measuresProblem(facts.width, facts.height)
  if (tooMany) return refused(tooMany)
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return refused({ title: 'The picture could not be read', advice })
  }
  const late = measuresProblem(bitmap.width, bitmap.height)
  if (late) {
    bitmap.close()
    return refused(late)
  }
  return { state: 'ready', picture: { file, kind: facts.kind, isAnimated: facts.isAnimated, bitmap } }
}

/** The file chosen for a picture, and what was found in it. Of two chosen quickly the later one counts. */
export function usePictureFile() {
  const [choice, setChoice] = useState<PictureChoice>({ state: 'none' })
  const run = useRef(0)
  const bitmap = choice.state === 'ready' ? choice.picture.bitmap : null
  // A decoded picture may take a hundred megabytes: it goes when it is no longer shown.
  useEffect(() => () => bitmap?.close(), [bitmap])
  useEffect(
    () => () => {
      run.current += 1
    },
    [],
  )

  const choose = async (file: File) => {
    const mine = ++run.current
    setChoice({ state: 'checking', name: file.name })
    const found = await check(file)
    if (run.current === mine) setChoice(found)
    else if (found.state === 'ready') found.picture.bitmap.close()
  }
  const clear = () => {
    run.current += 1
    setChoice({ state: 'none' })
  }
  return { choice, choose, clear }
}
