import { createMemo } from 'solid-js'
import type { Presence, Writing } from '../../../shared/protocol/messages.ts'
import { createByKey } from '../../mirror/by-key.ts'
import type { TableModel } from '../model.ts'
import { isCalm } from '../preferences.ts'

/** Where this person writes, as the others may know it: a note that they see, or the part that the next note goes to. */
export function writingPlace(table: TableModel, note: string | undefined): Omit<Writing, 'writing'> {
  if (note !== undefined) return table.cloth.isHidden(note) ? {} : { note }
  const here = table.here()
  return typeof here === 'number' ? { zone: here } : {}
}

/** Others who write just now, as the server tells them. Nobody in Mode calme. */
export const othersWriting = (table: TableModel): Presence['people'] =>
  isCalm()
    ? []
    : table.held.link.presence().filter(each => each.writing && each.person !== table.session.identity.person)

/** By note: the first name of whoever is writing on it. */
export function createWriters(table: TableModel): (note: string) => string | undefined {
  const names = createMemo(
    () =>
      new Map(othersWriting(table).flatMap(each => (each.note === undefined ? [] : [[each.note, each.name] as const]))),
    undefined,
    { equals: (a, b) => a.size === b.size && [...a].every(([note, name]) => b.get(note) === name) },
  )
  return createByKey(note => names().get(note), names)
}
