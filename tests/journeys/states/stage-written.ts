import { frenchParts } from '../../support/cafe-2018-text.ts'
import { arrange, type Host, noteId, type Player, stageCafe, type StagedCafe } from '../../support/staged-cafe.ts'
import { writePage } from '../../support/synthesis-page.ts'

/** Cafés at their harvest whose compte rendu is being written. */
export interface StagedWriting {
  /** four workshops and the perspectives are written, the draft is open to the room, somebody asks for a change */
  readonly written: StagedCafe
  /** the same thread and perspectives, one of which the screens show */
  readonly plenary: StagedCafe
  readonly people: Readonly<Record<'reader' | 'writer' | 'leader', Player>>
}

/** Words of the part of table 2, and what somebody would change in them. */
export const PASSAGE = 'Une partie du public restera loin des écrans.'
export const PROPOSAL = 'Dire aussi que c’est parfois un choix, et un droit.'

const NOTES = 19
const PLATES: Readonly<Record<string, readonly number[]>> = { t1: [3, 7], t2: [3, 17], t3: [10, 13], t4: [4, 9] }
const THREAD = { name: 'Une porte sans écran', notes: [{ table: 't2', note: noteId('t2', 17) }] }
const BESIDE = { table: 't1', note: noteId('t1', 7) }

export async function setWriting(host: Host): Promise<StagedWriting> {
  const { cafe: written, reader, writer } = await setHarvest(host)
  await written.lead({ type: 'share-draft', open: true })
  const { amendment } = await reader.call<{ amendment: string }>('POST', '/commands', {
    type: 'amend',
    part: 'part-t2',
    passage: PASSAGE,
    text: PROPOSAL,
  })
  await written.lead({ type: 'amendment-hands', amendment, for: 14, against: 2 })
  const { cafe: plenary, writer: leader } = await setHarvest(host)
  await plenary.lead({ type: 'show-harvest', perspective: 0 })
  return { written, plenary, people: { reader, writer, leader } }
}

async function setHarvest(host: Host): Promise<{ cafe: StagedCafe; reader: Player; writer: Player }> {
  const cafe = await stageCafe(host)
  const reader = await cafe.join('Louise', { table: 't1' })
  const writer = await cafe.join('Fabienne', { leads: true })
  await cafe.lead({ type: 'start' })
  for (const [table, places] of Object.entries(PLATES)) {
    await cafe.write(reader, table, NOTES)
    await arrange(
      reader,
      table,
      places.map(place => noteId(table, place)),
      [],
    )
  }
  await cafe.lead({ type: 'go-to', phase: 'harvest' })
  // a clock that goes on would write over what a picture leaves out
  await cafe.lead({ type: 'pause' })
  await cafe.lead({ type: 'draw-thread', ...THREAD, notes: [...THREAD.notes, BESIDE] })
  await write(writer)
  return { cafe, reader, writer }
}

async function write(writer: Player): Promise<void> {
  const text = await writer.openText()
  const { perspectives = [], ...parts } = frenchParts(noteId)
  for (const part of ['part-t1', 'part-t2', 'part-t3', 'part-t4']) writePage(text.doc, part, parts[part] ?? [])
  writePage(text.doc, 'perspectives', perspectives)
  await text.settled()
  text.close()
}
