import { PeopleScreen } from '../../people/PeopleScreen.tsx'
import { WithSession } from '../WithSession.tsx'

export function PeoplePage() {
  return (
    <WithSession roles={['facilitator', 'organiser']}>
      <PeopleScreen />
    </WithSession>
  )
}
