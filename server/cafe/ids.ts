import type { Command } from '../../shared/domain/commands.ts'
import { newId, newNoteId } from '../access/secrets.ts'

/** how the id of what a command makes begins */
const ID_BEGINS: Partial<Record<Command['type'], string>> = { 'draw-thread': 'f', 'add-guest': 'p', amend: 'a' }

/** A fresh id for what this command may make. */
export const idFor = (type: Command['type']): string =>
  type === 'carry-note' ? newNoteId() : newId(ID_BEGINS[type] ?? 'n')
