import { isLanguageTag } from '../document/synthesis.ts'
import type { ThemePlan } from '../domain/plan.ts'
import type { Meeting, Traveller, Trip } from '../domain/travel.ts'
import { formatNumber } from '../i18n/dates.ts'
import { type Desk, heading, paragraph } from './desk.ts'
import type { Block, Chapter, Inline, Run } from './model.ts'
import { printable } from './printable.ts'

/** Meetings of one traveller that are told; more would bury the note. */
const MEETINGS = 3

/** «Idées venues d’ailleurs»: what people brought to this workshop's tables, and what it met there. */
export function elsewhereOf(desk: Desk, theme: ThemePlan): Block[] {
  const here = new Set(desk.facts.tables.filter(table => table.theme === theme.id).map(table => table.id))
  const items = (desk.facts.trips ?? [])
    .filter(trip => here.has(trip.to))
    .flatMap(trip => trip.travellers.map(traveller => arrival(desk, trip, traveller)))
  return items.length === 0 ? [] : [heading(3, desk.say(desk.words.elsewhere)), { kind: 'list', items }]
}

function arrival(desk: Desk, trip: Trip, traveller: Traveller): Inline {
  const { words } = desk
  const born = traveller.bornAt === undefined ? undefined : desk.tableNumber(traveller.bornAt)
  return [
    ...quoted(desk, traveller),
    { text: words.camefrom(desk.tableNumber(trip.from), traveller.round, born) },
    ...(traveller.onPlate ? [{ text: words.keptHere }] : []),
    ...traveller.met.slice(0, MEETINGS).flatMap(meeting => met(desk, meeting)),
    { text: '.' },
  ]
}

const met = (desk: Desk, meeting: Meeting): Run[] => [
  { text: `${desk.words.metThere(meeting.kind, meeting.says)} ` },
  ...quoted(desk, meeting),
]

/** A note's words inside a sentence of ours: between our quotation marks, to the letter. */
function quoted(desk: Desk, note: { readonly text: string; readonly lang?: string | undefined }): Run[] {
  const [open, close] = desk.words.quoted
  const own = note.lang !== undefined && note.lang !== desk.language && isLanguageTag(note.lang)
  return [{ text: open }, { text: printable(note.text).trim(), ...(own ? { lang: note.lang } : {}) }, { text: close }]
}

/** The pollination map: how many notes went from which table to which. None when nothing travelled. */
export function travelChapter(desk: Desk): Chapter[] {
  const { words, facts } = desk
  const place = new Map(facts.tables.map((table, index) => [table.id, index]))
  const trips = (facts.trips ?? []).flatMap(trip => {
    const [from, to] = [place.get(trip.from), place.get(trip.to)]
    return from === undefined || to === undefined || trip.travellers.length === 0
      ? []
      : [{ from, to, notes: trip.travellers.length }]
  })
  if (trips.length === 0) return []
  const themes = new Map(facts.plan.themes.map(theme => [theme.id, theme.number]))
  const number = (index: number): string => String(facts.tables[index]?.number ?? '')
  return [
    {
      id: 'travel',
      title: desk.say(words.travel),
      blocks: [
        paragraph(desk.say(words.travelHelp(trips.reduce((sum, trip) => sum + trip.notes, 0)))),
        {
          kind: 'travel',
          alt: desk.say(words.travelAlt(facts.tables.length, trips.length)),
          tables: facts.tables.map(table => ({
            number: table.number,
            theme: themes.get(table.theme ?? '') ?? table.number,
          })),
          trips,
        },
        {
          kind: 'table',
          caption: '',
          header: [words.travelFrom, words.travelTo, words.travelNotes],
          rows: trips.map(trip => [number(trip.from), number(trip.to), formatNumber(trip.notes, desk.language)]),
        },
      ],
    },
  ]
}
