import type { CommandType } from '../domain/commands.ts'
import type { Role } from './roles.ts'

/**
 * Who may give which command. `table`: staff, and the host of the table it names. `harvest`: staff, and hosts once the
 * harvest has begun. `synthesis`: staff, and the host of the part's theme. `people`: staff, and whoever sits. The server enforces it; a screen reads the same table to show only what can be done.
 */
type Right = 'organiser' | 'synthesis' | 'staff' | 'table' | 'harvest' | 'host' | 'seated' | 'people'

export const RIGHTS: Readonly<Record<CommandType, Right>> = {
  open: 'staff',
  start: 'staff',
  ring: 'staff',
  'cancel-ring': 'staff',
  'begin-round': 'staff',
  pause: 'staff',
  resume: 'staff',
  'add-time': 'staff',
  'go-to': 'staff',
  'catch-up': 'staff',
  'plan-round': 'staff',
  announce: 'staff',
  message: 'host',
  word: 'staff',
  slate: 'staff',
  'lock-table': 'table',
  'unlock-table': 'table',
  reveal: 'table',
  welcome: 'table',
  spotlight: 'table',
  scribe: 'seated',
  'add-guest': 'people',
  'carry-note': 'seated',
  'drop-carried': 'seated',
  'set-aside-note': 'table',
  'restore-note': 'table',
  'move-person': 'staff',
  'mark-absent': 'staff',
  'mark-present': 'staff',
  'add-person': 'staff',
  swap: 'staff',
  'close-table': 'staff',
  'open-table': 'staff',
  replan: 'staff',
  'tell-plan': 'staff',
  'undo-plan': 'staff',
  'open-dots': 'staff',
  'close-dots': 'staff',
  'place-dots': 'seated',
  'count-hands': 'harvest',
  'show-harvest': 'staff',
  'draw-thread': 'harvest',
  'cut-thread': 'harvest',
  'share-draft': 'staff',
  amend: 'people',
  'take-back-amendment': 'people',
  'support-amendment': 'seated',
  'amendment-hands': 'staff',
  'settle-amendment': 'synthesis',
  'follow-up': 'staff',
  'review-part': 'synthesis',
  'leave-out': 'synthesis',
  publish: 'organiser',
  unpublish: 'organiser',
  close: 'organiser',
  reopen: 'organiser',
}

/** May somebody of this role give this command at all? Whether it is their table, or already the harvest, is asked later. */
export function mayCommand(role: Role, type: CommandType): boolean {
  const right = RIGHTS[type]
  switch (role) {
    case 'organiser':
      return right !== 'seated' && right !== 'host'
    case 'facilitator':
      return (
        right === 'staff' || right === 'table' || right === 'harvest' || right === 'people' || right === 'synthesis'
      )
    case 'host':
      return right !== 'organiser' && right !== 'staff'
    case 'participant':
      return right === 'seated' || right === 'people'
    case 'wall':
      return false
  }
}
