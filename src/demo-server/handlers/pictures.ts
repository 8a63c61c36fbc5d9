import type { Call } from '../call.ts'
import { MAX_FILE_SIZE } from '../config.ts'
import { Failure, badUrl, forbidden, noAccount } from '../failure.ts'
import { initialsPng } from '../initials.ts'
import { mayActOnUserOrBot } from '../permits.ts'
import { readPicture } from '../picture-file.ts'
import type { Routes } from '../routes.ts'
import { canSee } from '../visibility.ts'

const PATH = '/users/:user_id{[A-Za-z0-9]+}/image'
/** As many as 7680 × 4320. */
const MOST_PIXELS = 33_177_600

export function pictureRoutes(routes: Routes): void {
  routes.get(PATH, getPicture, { trusted: true })
  routes.post(PATH, setPicture, { fileBody: true })
  routes.delete(PATH, removePicture)
}

/** Initials, made anew, may be kept for five minutes; a picture that was set, for a day. */
function getPicture(call: Call): Response {
  const userId = call.idParam('user_id')
  if (!canSee(call, userId)) throw forbidden()
  const user = call.store.user(userId)
  if (!user) throw noAccount()
  const etag = String(user.last_picture_update)
  if (call.header('if-none-match') === etag) {
    call.headers.set('etag', etag)
    return new Response(null, { status: 304, headers: call.headers })
  }
  // The real server makes a PNG of 128 pixels of whatever it gets; here a picture stays the file it was.
  const type = user.picture ? readPicture(user.picture)?.type : undefined
  call.headers.set('content-type', type ?? 'image/png')
  call.headers.set('cache-control', `max-age=${user.picture ? 86_400 : 300}, private`)
  if (user.picture) call.headers.set('etag', etag)
  return new Response(new Uint8Array(user.picture ?? initialsPng(user)), { headers: call.headers })
}

function permitted(call: Call): string {
  const userId = call.idParam('user_id')
  call.permit(mayActOnUserOrBot(call.store, call.viewer, userId))
  return userId
}

function refuse(status: number, reason: string): Failure {
  return new Failure(status, `api.user.upload_profile_user.${reason}.app_error`)
}

/** The file in the form, or null when there is none. @throws Failure 500 when it is no form */
async function fileOf(call: Call): Promise<Uint8Array | null> {
  const type = call.header('content-type')
  if (!type.startsWith('multipart/form-data')) throw refuse(500, 'parse')
  try {
    const body = new Uint8Array(call.bytes)
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    const file = form.get('image')
    return file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : null
  } catch {
    // An empty form is one without parts to the real server, and a broken one to this parser.
    return null
  }
}

async function setPicture(call: Call): Promise<Response> {
  const userId = permitted(call)
  if (Number(call.header('content-length')) > MAX_FILE_SIZE) throw refuse(413, 'too_large')
  const file = await fileOf(call)
  if (!file) throw refuse(400, 'no_file')
  const user = call.store.user(userId)
  if (!user) throw badUrl('user_id')
  const picture = readPicture(file)
  // What has no measures is not within the limits either.
  if (!picture || picture.width * picture.height > MOST_PIXELS) throw refuse(400, 'check_image_limits')
  if (!picture.isWhole || picture.width === 0 || picture.height === 0) throw refuse(400, 'decode')
  const now = call.store.uniqueNow()
  Object.assign(user, { picture: file, last_picture_update: now, update_at: now })
  call.audit('')
  return call.ok()
}

/** The time of change is written as a negative number: "no picture since then". */
function removePicture(call: Call): Response {
  const user = call.store.user(permitted(call))
  if (!user) throw noAccount()
  const now = call.store.uniqueNow()
  Object.assign(user, { picture: null, last_picture_update: -now, update_at: now })
  call.audit('')
  return call.ok()
}
