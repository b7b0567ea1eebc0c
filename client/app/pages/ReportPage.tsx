import { ReportScreen } from '../../report/ReportScreen.tsx'
import { WithSession } from '../WithSession.tsx'

export function ReportPage() {
  return (
    <WithSession roles={['organiser', 'facilitator', 'host', 'participant']}>
      <ReportScreen />
    </WithSession>
  )
}
