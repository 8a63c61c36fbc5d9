import { messageOf } from './messages.ts'

/** A refusal in Mattermost's form. Handlers throw it; the frame around them turns it into the answer. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly status: number
  /** Mattermost's error id: what clients branch on. */
  readonly id: string

  constructor(status: number, id: string, about = '') {
    super(messageOf(id, about))
    this.status = status
    this.id = id
  }
}

/** 400: a parameter of the body is missing or has the wrong form. */
export function badBody(name: string): Failure {
  return new Failure(400, 'api.context.invalid_body_param.app_error', name)
}

/** 400: a parameter of the path or of the query has the wrong form. */
export function badUrl(name: string): Failure {
  return new Failure(400, 'api.context.invalid_url_param.app_error', name)
}

/** 403: a permission is missing. The real server does not say which one, unless it runs in developer mode. */
export function forbidden(): Failure {
  return new Failure(403, 'api.context.permissions.app_error')
}

/** 401: the only refusal that means "you are signed out". */
export function sessionExpired(): Failure {
  return new Failure(401, 'api.context.session_expired.app_error')
}

/** 500: Mattermost knows this, the demo server does not. With an id of its own, so that it is not taken for anything else. */
export function notImplemented(): Failure {
  return new Failure(500, 'demo.not_implemented')
}

/** 404: no person or bot has this id. */
export function noAccount(status = 404): Failure {
  return new Failure(status, 'app.user.missing_account.const')
}
