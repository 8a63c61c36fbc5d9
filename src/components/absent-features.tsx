import { useSyncExternalStore } from 'react'
import { absentFeatures } from '@/domain/absent-features.ts'
import { createPreferenceReader, subscribe, writePreference } from '@/lib/local-preference.ts'
import { Banner } from '@/ui/banner.tsx'
import { useServer } from './viewer-context.tsx'

const readPutAwayFor = createPreferenceReader('absent', (version) => version)

/**
 * What this server is too old for, said once: what needs it is left out everywhere, without a word at each place. Put away,
 * it stays away in this browser until the server is of another version. Stands at the foot of a list: its code comes after
 * the rows, which are not to move.
 */
export function AbsentFeatures() {
  const { version, features } = useServer()
  const absent = absentFeatures(features)
  const putAwayFor = useSyncExternalStore(subscribe, readPutAwayFor)
  if (putAwayFor === version || absent.length === 0) return null
  return (
    <Banner tone="info" look="foot" onDismiss={() => writePreference('absent', version)}>
      <span className="text-xs">
        {`Mattermost ${version || 'of this version'} does not have, and Latchkey therefore leaves out: `}
        {absent.map(({ feature, since }) => `${feature} (since ${since})`).join(' · ')}
      </span>
    </Banner>
  )
}
