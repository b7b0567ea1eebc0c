import { Wall } from '../../wall/Wall.tsx'
import { WithSession } from '../WithSession.tsx'

export function WallPage() {
  return (
    <WithSession roles={['wall', 'facilitator', 'organiser']}>
      <Wall />
    </WithSession>
  )
}
