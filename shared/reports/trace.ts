import type { ThemePlan } from '../domain/plan.ts'
import { formatNumber, joinList } from '../i18n/dates.ts'
import { type Desk, heading, remark } from './desk.ts'
import type { ReportMatter, ReportNote } from './facts.ts'
import type { Block } from './model.ts'
import { oneLine } from './printable.ts'
import { spanOf, tablesIn } from './sources.ts'

/** A workshop in a few numbers: notes, how many on paper, rounds, tables and voices. */
export function figuresOf(desk: Desk, theme: ThemePlan, notes: readonly ReportNote[]): Block[] {
  if (notes.length === 0) return []
  const { words, facts, language } = desk
  const paper = notes.filter(note => note.origin === 'scribed' || note.origin === 'photo').length
  const rounds = spanOf(
    facts.rounds,
    notes.map(note => note.round),
  ).during.length
  const tables = tablesIn(desk, notes).length
  const voices = facts.voices?.[theme.id] ?? 0
  const counted: [number: number, label: string][] = [
    [notes.length, words.figureNotes(notes.length)],
    ...(paper > 0 ? [[paper, words.figurePaper] as [number, string]] : []),
    ...(tables > 1 ? [[tables, words.figureTables(tables)] as [number, string]] : []),
    ...(rounds > 0 ? [[rounds, words.figureRounds(rounds)] as [number, string]] : []),
    ...(voices > 0 ? [[voices, words.figureVoices(voices)] as [number, string]] : []),
  ]
  return [
    { kind: 'figures', items: counted.map(([number, label]) => ({ value: formatNumber(number, language), label })) },
  ]
}

/**
 * What came back in a workshop: each named pile, at which tables and in which rounds it was written, and by how many voices.
 * With a word of caution, as a count of notes is no count of people who agree.
 */
export function mattersOf(desk: Desk, theme: ThemePlan): Block[] {
  const { words } = desk
  const piles = mattersIn(desk, theme).filter(matter => 'pile' in matter.of)
  if (piles.length === 0) return []
  return [
    heading(3, words.matters),
    remark(desk.say(words.mattersHelp)),
    {
      kind: 'table',
      caption: '',
      header: [words.matter, words.matterNotes, words.matterTables, words.matterRounds, words.matterVoices],
      rows: piles.map(matter => [
        ('pile' in matter.of && oneLine(matter.of.pile)) || words.unnamedPile,
        formatNumber(matter.notes, desk.language),
        joinList(
          tablesIn(
            desk,
            matter.tables.map(table => ({ table })),
          ),
          desk.language,
        ),
        ...trail(desk, matter),
      ]),
    },
  ]
}

export const mattersIn = (desk: Desk, theme: ThemePlan): readonly ReportMatter[] =>
  (desk.facts.matters ?? []).filter(matter => matter.theme === theme.id)

/** In which rounds, and by how many voices. */
export const trail = (desk: Desk, matter: ReportMatter): [rounds: string, voices: string] => [
  roundsOf(desk, matter.rounds),
  matter.voices <= 1 ? desk.words.oneVoice : formatNumber(matter.voices, desk.language),
]

function roundsOf(desk: Desk, rounds: readonly number[]): string {
  const { before, during, after } = spanOf(desk.facts.rounds, rounds)
  const each = [
    ...(before ? [desk.words.beforeRounds] : []),
    ...(during.length > 0 ? [desk.words.theRounds(during)] : []),
    ...(after ? [desk.words.afterRounds] : []),
  ]
  return joinList(each, desk.language)
}
