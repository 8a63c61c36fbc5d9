import { actions, type ActionId } from '@/access/actions.ts'
import { Button, type ButtonProps } from '@/ui/button.tsx'
import { useCan } from './viewer-context.tsx'

/** "Needs the permission edit_other_users." or, for several, "Needs the permissions a and b." */
export function missingWords(missing: readonly string[]): string {
  const last = missing.at(-1) ?? ''
  if (missing.length < 2) return `Needs the permission ${last}.`
  return `Needs the permissions ${missing.slice(0, -1).join(', ')} and ${last}.`
}

/** Why an action is denied, in words, with the missing permission named; undefined when the viewer may do it. */
export function useDeniedReason(action: ActionId): string | undefined {
  const permit = useCan(action)
  return permit.allowed ? undefined : `${actions[action].denied} ${missingWords(permit.missing)}`
}

/**
 * A button for an act that takes a right. Denied, it stays in sight and in reach and says which permission is missing; a
 * `disabledReason` of its own ("Nothing is selected") comes after that.
 */
export function ActionButton({ action, disabledReason, ...rest }: ButtonProps & { action: ActionId }) {
  const denied = useDeniedReason(action)
  return <Button {...rest} disabledReason={denied ?? disabledReason} />
}
