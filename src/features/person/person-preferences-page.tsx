import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { parseUserId } from '@/api/ids.ts'
import { Preferences } from '@/components/preferences.tsx'
import { preferencesOfUserQuery } from '@/queries/preferences.ts'
import { usePerson } from './person-context.ts'

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, viewer, params }) => {
  const userId = parseUserId(params['userId'] ?? '')
  // Whose it is, is not known yet: only who may see anybody's may ask already.
  if (userId && viewer.system.has('manage_system')) void client.prefetchQuery(preferencesOfUserQuery(userId))
}

/** `/users/:userId/preferences`: what a person has chosen in Mattermost. */
export default function PersonPreferencesPage() {
  const { user } = usePerson()
  return <Preferences key={user.id} user={user} />
}
