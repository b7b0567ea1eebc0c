import { TableScreen } from '../../table/TableScreen.tsx'
import { WithSession } from '../WithSession.tsx'

export function TablePage() {
  return (
    <WithSession roles={['participant', 'host', 'facilitator', 'organiser']}>
      <TableScreen />
    </WithSession>
  )
}
