import { Console } from '../../console/Console.tsx'
import { WithSession } from '../WithSession.tsx'

export function ConsolePage() {
  return (
    <WithSession roles={['facilitator', 'organiser']}>
      <Console />
    </WithSession>
  )
}
