import { useState } from 'react'
import { absentFeatures } from '@/domain/absent-features.ts'
import { Banner } from '@/ui/banner.tsx'
import { useServer } from './viewer-context.tsx'

/** Version of the server for which it was put away; as long as the page is open. */
let putAwayFor: string | null = null

/**
 * What this server is too old for, said once: what needs it is left out everywhere, without a word at each place. Stands
 * at the foot of a list: its code comes after the rows, which are not to move.
 */
export function AbsentFeatures() {
  const { version, features } = useServer()
  const absent = absentFeatures(features)
  const [isAway, setIsAway] = useState(putAwayFor === version)
  if (isAway || absent.length === 0) return null
  const putAway = () => {
    putAwayFor = version
    setIsAway(true)
  }
  return (
    <Banner tone="info" look="foot" onDismiss={putAway}>
      <span className="text-xs">
        {`Mattermost ${version || 'of this version'} does not have, and Latchkey therefore leaves out: `}
        {absent.map(({ feature, since }) => `${feature} (since ${since})`).join(' · ')}
      </span>
    </Banner>
  )
}
