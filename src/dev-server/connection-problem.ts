/** What a failed connection means, by the code that Node gives it. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no server of that name',
  EAI_AGAIN: 'the name could not be looked up: no connection to the network, or no name server',
  ECONNREFUSED: 'nothing listens at that address',
  ECONNRESET: 'the server closed the connection',
  EPIPE: 'the server closed the connection',
  ETIMEDOUT: 'it did not answer in time',
  EHOSTUNREACH: 'there is no way to that machine',
  ENETUNREACH: 'there is no way to that network',
}

/** The certificate is there, but nobody this machine trusts has signed it. */
const UNKNOWN_ISSUER =
  'its certificate is not signed by anybody this machine trusts. If the certificate is right, start with ' +
  'NODE_EXTRA_CA_CERTS=<file with the certificate of its issuer, PEM>'

const TLS_REASONS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_ISSUER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: is the clock of this machine right?',
  CERT_REVOKED: 'its certificate was withdrawn by its issuer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate was made for another name',
  EPROTO: 'it does not speak TLS there: should the address begin with http://?',
}

/** The code of an error; of the first one inside, when several addresses of one name were tried. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) {
    const inner: unknown = error.errors[0]
    if (inner instanceof Error) return codeOf(inner)
  }
  return ''
}

/** Why a server could not be reached, as the end of a sentence, with the code for those who look it up. */
export function connectionProblem(error: Error): string {
  const code = codeOf(error)
  const isOtherProtocol = code.startsWith('ERR_SSL_') || code === 'HPE_INVALID_CONSTANT'
  const reason =
    REASONS[code] ??
    TLS_REASONS[code] ??
    (isOtherProtocol ? 'what answers there does not speak the protocol: http:// or https://, port' : error.message)
  return code ? `${reason} (${code})` : reason
}
