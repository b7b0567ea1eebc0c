import { refusalSentence } from '../../../shared/i18n/refusals.ts'
import { REFUSALS } from '../../../shared/domain/commands.ts'
import { language } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import type { TableModel } from '../model.ts'

/** Guests on paper who sit at this table in this round, in the order they came. */
export function paperGuests(table: TableModel): { readonly id: string; readonly name: string }[] {
  const { people, seats } = table.session.programme
  return Object.entries(people)
    .filter(([id, { device, absent }]) => device === 'paper' && !absent && id !== table.session.identity.person)
    .filter(([id]) => seats[id]?.[table.round() - 1] === table.table)
    .sort(([, a], [, b]) => a.joinedAt - b.joinedAt)
    .map(([id, { name }]) => ({ id, name }))
}

/** From now on new notes and dots are this guest's. Throws `RequestFailed` when the server refuses or is not reached. */
export async function writeForGuest(table: TableModel, guest: string): Promise<void> {
  if (!table.mine.voices().includes(guest)) {
    await table.session.command({ type: 'scribe', for: guest })
    // Where notes carry no names, the name to sign with comes with this.
    await table.mine.refresh()
  }
  table.mine.setVoice(guest)
}

/** Somebody without a device takes a chair here, and has a voice. Throws like the above. */
export async function addPaperGuest(table: TableModel, name: string): Promise<void> {
  const { person } = await table.session.command({ type: 'add-guest', name, table: table.table })
  if (person === undefined) return
  await table.mine.refresh()
  table.mine.setVoice(person)
}

/** Why it could not be done, in a sentence; undefined: the server was not reached, or said something unknown. */
export function whyNot(error: unknown): string | undefined {
  const code = REFUSALS.find(each => error instanceof RequestFailed && each === error.code)
  return code === undefined ? undefined : refusalSentence(code, language())
}
