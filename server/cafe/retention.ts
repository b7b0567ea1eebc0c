import { purgeTime } from '../../shared/domain/retention.ts'
import type { CafeState } from './state.ts'

/** When an event's data go, ms. */
export const purgeAt = ({
  createdAt,
  importedAt = 0,
  plan,
}: Pick<CafeState, 'createdAt' | 'importedAt' | 'plan'>): number =>
  purgeTime({ createdAt: Math.max(createdAt, importedAt), date: plan.date, retentionDays: plan.retentionDays })
