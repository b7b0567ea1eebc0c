import { createMemo, createSignal } from 'solid-js'
import { reportWords } from '../../shared/i18n/report-words.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import type { Desk } from '../../shared/reports/desk.ts'
import { sourcesOf } from '../../shared/reports/sources.ts'
import { language, useWords } from '../i18n/language.ts'
import { recallInTab, rememberInTab } from '../session/memory.ts'
import type { Session } from '../session/session.tsx'
import type { SourceFacts } from './editor/draw-sources.ts'
import type { QuoteFacts } from './editor/quote-view.ts'
import type { SlipNote } from './editor/SlipPaper.tsx'
import { words } from './words.ts'
import { writingWords } from './words-writing.ts'

/** What the page says of the notes that it quotes and leans on. Lives as long as the owner. */
export function createNoteFacts(
  session: Session,
  notes: { readonly list: readonly ApiNote[] },
  desk: () => Desk | undefined,
) {
  const t = useWords(words)
  const w = useWords(writingWords)
  const { programme, identity } = session
  const byId = createMemo(() => new Map(notes.list.map(note => [note.id, note])))
  // «garder»: for as long as this tab is open, and for these very words
  const memory = `report.kept.${identity.event}`
  const [kept, setKept] = createSignal(readKept(recallInTab(memory)))
  const keep = (note: string) => {
    const now = byId().get(note)
    setKept({ ...kept(), [note]: now === undefined ? '' : signOf(now) })
    rememberInTab(memory, JSON.stringify(kept()))
  }
  const metaOf = (note: ApiNote) => {
    const number = programme.tables[note.table]?.number
    const from = number === undefined ? [] : [t().noteTable(number)]
    return [reportWords(language()).kind[note.kind], ...from, t().noteRound(note.round)].join(', ')
  }
  /** `quoted`: the words that stand on the page, where they are known */
  const facts = (id: string, table: string, quoted?: string): QuoteFacts => {
    const note = byId().get(id)
    if (note === undefined) {
      const number = programme.tables[table]?.number
      return { kind: 'idea', meta: number === undefined ? '' : t().noteTable(number), dots: 0, since: '' }
    }
    const changed = quoted !== undefined && quoted.trim() !== note.text.trim()
    const since = note.setAside ? w().noteAside : changed ? w().noteChanged(note.text) : ''
    return {
      kind: note.kind,
      meta: metaOf(note),
      dots: note.dots,
      now: note.setAside ? undefined : note.text,
      since: kept()[id] === signOf(note) ? '' : since,
    }
  }
  const sourceFacts = (ids: readonly string[]): SourceFacts => {
    const known = ids.flatMap(id => byId().get(id) ?? []).filter(note => !note.setAside)
    const here = desk()
    const text = (here === undefined ? undefined : sourcesOf(here, ids)) ?? w().sourceGoneLine(ids.length)
    return { kinds: known.map(note => note.kind), text, label: w().sourcesOpen(text) }
  }
  const slipNotes = (ids: readonly string[]): SlipNote[] =>
    ids.map(id => {
      const note = byId().get(id)
      return note === undefined || note.setAside
        ? { id, kind: 'source', text: w().sourceGone, meta: '' }
        : { id, kind: note.kind, text: note.text, meta: metaOf(note) }
    })
  return { facts, sourceFacts, slipNotes, keep }
}

const signOf = (note: ApiNote): string => `${note.setAside ? '-' : '+'}${note.text}`

function readKept(stored: string | null): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  } catch {
    return {}
  }
}
