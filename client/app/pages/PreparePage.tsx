import { Prepare } from '../../prepare/Prepare.tsx'
import { WithSession } from '../WithSession.tsx'

export function PreparePage() {
  return (
    <WithSession roles={['organiser', 'facilitator']}>
      <Prepare />
    </WithSession>
  )
}
