import * as Y from 'yjs'
import { HOSTS } from '../../demo/sentences.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { ReportFacts, ReportNote } from '../../shared/reports/facts.ts'
import { readSynthesisParts } from '../../shared/reports/synthesis-read.ts'
import {
  AGREED,
  AMENDMENT,
  IN_ENGLISH,
  LEFT_OUT,
  noteId,
  PEOPLE,
  PILES,
  plan2018,
  ROUNDS,
  SET_ASIDE,
  type Sheet,
  SHEETS,
  TABLES,
  writeSynthesis2018,
} from './cafe-2018-day.ts'

/** The facts of that day, without a server. */
export function facts2018(over: Partial<ReportFacts> = {}): ReportFacts {
  const plan = plan2018()
  const doc = new Y.Doc()
  writeSynthesis2018(doc)
  return {
    plan,
    tables: tablesOf(plan),
    rounds: ROUNDS,
    people: PEOPLE.length,
    notes: [...SHEETS]
      .sort((a, b) => Number(b.plate) - Number(a.plate))
      .sort(byTheme)
      .map(toReportNote),
    threads: [
      {
        name: 'Une porte sans écran',
        notes: [
          { table: 't2', note: noteId('t2', 17) },
          { table: 't1', note: noteId('t1', 9) },
        ],
      },
    ],
    harvestDots: { [noteId('t2', 17)]: 12, [noteId('t4', 9)]: 7 },
    participants: AGREED,
    hosts: Object.fromEntries(
      TABLES.map((table, index) => [table, AGREED.filter(one => one.name === HOSTS[index]).map(one => one.name)]),
    ),
    synthesis: readSynthesisParts(doc, [...TABLES]),
    matters: PILES.map(([theme, pile, places]) => ({
      theme,
      of: { pile },
      notes: places.length,
      tables: [theme],
      rounds: [...new Set(places.map(index => 1 + (index % ROUNDS)))].sort((a, b) => a - b),
      voices: theme === 't4' ? 1 : places.length,
    })),
    voices: { t1: 9, t2: 11, t3: 8, t4: 8 },
    trips: [
      {
        from: 't1',
        to: 't2',
        travellers: [
          {
            note: noteId('t2', 18),
            text: 'Mutualiser nos outils au lieu de tout refaire chacun',
            kind: 'lever',
            round: 1,
            onPlate: false,
            met: [
              {
                note: noteId('t2', 0),
                text: 'Faire gagner du temps aux bénévoles, moins de relances',
                kind: 'supports',
                says: 'traveller',
              },
            ],
          },
        ],
      },
      {
        from: 't2',
        to: 't4',
        travellers: [
          {
            note: noteId('t4', 2),
            text: 'On mesure ceux qui répondent, jamais ceux qui partent',
            kind: 'brake',
            round: 2,
            onPlate: false,
            met: [],
          },
        ],
      },
    ],
    leftOut: LEFT_OUT,
    amendments: [
      {
        part: 'part-t2',
        passage: 'Une partie du public restera loin des écrans.',
        text: AMENDMENT,
        for: 14,
        against: 2,
        settled: 'margin',
      },
      { part: 'part-t1', passage: '', text: 'Citer le jardin partagé.', for: 9, against: 0, settled: 'taken' },
    ],
    log: [
      {
        at: Date.UTC(2018, 9, 4, 13, 25),
        what: 'set-aside',
        table: 't3',
        reason: 'Deux fois la même note',
      },
    ],
    reviewed: ['part-t1', 'part-t2'],
    writers: 5,
    keptUntil: '2019-01-02',
    ...over,
  }
}

const byTheme = (a: Sheet, b: Sheet): number => (a.theme < b.theme ? -1 : a.theme > b.theme ? 1 : 0)

const toReportNote = (sheet: Sheet): ReportNote => ({
  id: sheet.id,
  text: sheet.text,
  kind: sheet.kind,
  theme: sheet.theme,
  table: sheet.theme,
  round: sheet.round,
  zone: sheet.zone,
  dots: sheet.plate ? 9 : 0,
  plate: sheet.plate,
  setAside: sheet.id === SET_ASIDE,
  origin: sheet.paper ? 'scribed' : 'typed',
  ...(sheet.id === IN_ENGLISH ? { lang: 'en' } : {}),
})
