import type { TableModel } from '../model.ts'
import { whoDid } from '../../i18n/who-did.ts'

/** Who closed the cloth last; empty when the log does not say. */
export function lockedBy(table: TableModel): string {
  const entries = Object.values(table.session.programme.log).filter(
    entry => entry.what === 'locked' && entry.table === table.table,
  )
  return whoDid(entries.sort((a, b) => b.at - a.at)[0]?.by ?? '')
}
