import { clothMap, plateOf } from '../../shared/document/cloth-read.ts'
import type { Command } from '../../shared/domain/commands.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { NoteFacts } from './decide.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { type CafeState, tableOf } from './state.ts'

/** The same command with the table of its note filled in, where whoever asks named the note alone. */
export async function located(rooms: Rooms, state: CafeState, command: Command): Promise<Command> {
  if (command.type !== 'count-hands' || command.table !== undefined) return command
  for (const { id } of tablesOf(state.plan)) {
    const room = await rooms.open(state.id, `table-${id}`)
    if (room.read(doc => clothMap(doc, 'core').has(command.note))) return { ...command, table: id }
  }
  return command
}

/** What a decision has to know of the notes that a command names, by `<table>/<note>`; those that do not exist are left out. */
export async function lookUp(
  rooms: Rooms,
  state: CafeState,
  command: Command,
): Promise<ReadonlyMap<string, NoteFacts>> {
  const named = 'notes' in command ? command.notes : 'note' in command && command.note !== null ? [command] : []
  const found = new Map<string, NoteFacts>()
  for (const { table, note } of named) {
    if (note === null || table === undefined || tableOf(state, table) === undefined) continue
    const room = await rooms.open(state.id, `table-${table}`)
    const facts = room.read((doc): NoteFacts | undefined =>
      clothMap(doc, 'core').has(note)
        ? { removal: clothMap(doc, 'del').get(note) ?? 0, onPlate: plateOf(doc, state.plan.plate).includes(note) }
        : undefined,
    )
    if (facts !== undefined) found.set(`${table}/${note}`, facts)
  }
  return found
}
