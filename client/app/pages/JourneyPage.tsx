import { Journey } from '../../journey/Journey.tsx'
import { WithSession } from '../WithSession.tsx'

export function JourneyPage() {
  return (
    <WithSession roles={['participant', 'host']}>
      <Journey />
    </WithSession>
  )
}
