import { Harvest } from '../../harvest/Harvest.tsx'
import { WithSession } from '../WithSession.tsx'

export function HarvestPage() {
  return (
    <WithSession roles={['participant', 'host', 'facilitator', 'organiser', 'wall']}>
      <Harvest />
    </WithSession>
  )
}
