import { orderBetween, addNote } from '../../shared/document/cloth-edits.ts'
import { byOrder } from '../../shared/document/cloth.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import { foldsOf, NOTE_WIDTH } from '../../shared/domain/folds.ts'
import { freePlace, noteHeight } from '../../shared/domain/places.ts'
import { LIMITS, type Plan, tablesOf } from '../../shared/domain/plan.ts'
import type { NextOffer, OriginNote } from '../../shared/protocol/next-cafe.ts'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { readSynthesisParts, wordsOf } from '../../shared/reports/synthesis-read.ts'
import { newNoteId } from '../access/secrets.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { listNotes } from './notes.ts'
import type { CafeState } from './state.ts'

/** The next café begins with this one's words: its topics as themes, what its tables kept as first notes. */

/** Who signs notes of origin: no person's id is like this, so nobody can change them, and no name stands beside them. */
const ORIGIN = 'origin'
/** Notes of origin on one cloth: enough to begin with, few enough to leave room. */
const MOST = 12

type Topic = NextOffer['topics'][number]

/** A heading marked as a topic, and what stands under it up to the next heading, as questions. */
export function topicsOf(blocks: readonly SynthesisBlock[]): Topic[] {
  const topics: { title: string; questions: string[] }[] = []
  let open: { title: string; questions: string[] } | undefined
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const title = plain(wordsOf(block.text))
      open = block.role === 'topic' && title !== '' ? { title, questions: [] } : undefined
      if (open !== undefined) topics.push(open)
    } else if (open !== undefined && block.kind !== 'quote')
      open.questions.push(...(block.kind === 'list' ? block.items : [block.text]).map(each => plain(wordsOf(each))))
  }
  return topics
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** What was kept: on a plate when the day ended. Copies that came from another table are told with their original. */
async function keptNotes(state: CafeState, rooms: Rooms, aliases: Aliases) {
  const notes = await listNotes(state, rooms, aliases)
  return notes.filter(note => note.plate && !note.setAside && note.carriedFrom === undefined)
}

export async function offerNext(state: CafeState, rooms: Rooms, aliases: Aliases): Promise<NextOffer> {
  const themes = state.plan.themes.map(({ id }) => id)
  const synthesis = await rooms.open(state.id, 'synthesis')
  const parts = synthesis.read(doc => readSynthesisParts(doc, themes))
  const kept = await keptNotes(state, rooms, aliases)
  return {
    title: state.plan.title,
    language: state.plan.languages[0] ?? 'fr',
    themes: state.plan.themes.map(({ id, title }) => ({
      id,
      title,
      kept: kept.filter(note => note.theme === id).length,
    })),
    topics: topicsOf(parts['perspectives'] ?? []),
  }
}

/** What the next café is asked to be: which of the old themes stay, which topics become themes. */
export interface NextWish {
  readonly title: string
  readonly date?: string | undefined
  readonly themes: readonly string[]
  readonly topics: readonly string[]
  /** begin with what was kept, and with the topics' questions */
  readonly notes: boolean
}

/** The fields of the new plan, to be read like any other; and the notes of each of its themes, in their order. */
export async function planNext(
  state: CafeState,
  wish: NextWish,
  tools: { readonly rooms: Rooms; readonly aliases: Aliases },
): Promise<{ readonly fields: Record<string, unknown>; readonly notes: readonly (readonly OriginNote[])[] }> {
  const offer = await offerNext(state, tools.rooms, tools.aliases)
  const kept = await keptNotes(state, tools.rooms, tools.aliases)
  const { date: _, ...plan } = state.plan
  const old = state.plan.themes.filter(theme => wish.themes.includes(theme.id))
  const topics = offer.topics.filter(topic => wish.topics.includes(topic.title))
  const fresh = topics.map(({ title }) => ({ title: { [offer.language]: title.slice(0, LIMITS.title) } }))
  const themes = [...old.map(anew), ...fresh]
  const notes = [
    ...old.map(({ id }) =>
      kept.filter(note => note.theme === id).map(({ text }): OriginNote => ({ text, kind: 'source' })),
    ),
    ...topics.map(({ questions }) =>
      questions
        .filter(text => text !== '' && text.length <= LIMITS.noteUnits)
        .map((text): OriginNote => ({ text, kind: 'question' })),
    ),
  ]
  return {
    fields: {
      ...plan,
      title: wish.title,
      ...(wish.date === undefined ? {} : { date: wish.date }),
      people: [],
      themes,
    },
    notes: wish.notes ? notes : [],
  }
}

/** A theme as one that was never numbered nor named: it takes its place among the others of the new plan. */
function anew({ number: _number, id: _id, ...theme }: Plan['themes'][number]): Record<string, unknown> {
  const { tables } = theme
  return { ...theme, tables: typeof tables === 'number' ? tables : tables.map(({ id: _table, ...table }) => table) }
}

/** Lays each theme's notes of origin on the cloth of its first table: loose, of round 0, of nobody. */
export async function layOrigins(
  plan: Plan,
  given: { readonly event: string; readonly rooms: Rooms; readonly now: number },
  notes: readonly (readonly OriginNote[])[],
): Promise<void> {
  for (const [i, theme] of plan.themes.entries()) {
    const table = tablesOf(plan).find(each => each.theme === theme.id)
    const own = (notes[i] ?? []).slice(0, MOST)
    if (table === undefined || own.length === 0) continue
    const cloth = await given.rooms.open(given.event, `table-${table.id}`)
    await cloth.write(doc => {
      for (const { text, kind } of own) {
        const lying = readCloth(doc, plan.plate).notes
        const taken = lying.map(each => ({ x: each.x, y: each.y, width: NOTE_WIDTH, height: noteHeight(each.text) }))
        const { x, y } = freePlace(foldsOf(theme.zones.length), null, taken, noteHeight(text))
        const last = [...lying].sort(byOrder).at(-1)?.order
        addNote(doc, {
          id: newNoteId(),
          core: { by: ORIGIN, round: 0, at: given.now },
          text,
          kind,
          pos: [x, y, orderBetween(last)],
          zone: null,
        })
      }
    })
  }
}
