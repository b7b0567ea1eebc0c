import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import type { ReportFacts, ReportNote } from '../../shared/reports/facts.ts'

/** Builders for facts of a café: a test shows only what matters to it. */

export function aPlan(over: Record<string, unknown> = {}): Plan {
  const reading = readPlan({
    title: 'Le Café des voisins',
    subtitle: 'Que partager ?',
    organisers: 'La Maison du quartier',
    date: '2018-10-04',
    start: '14:00',
    place: 'Salle des fêtes',
    themes: [
      {
        title: { fr: 'Que signifie être voisin ?', en: 'What does it mean to be a neighbour?' },
        zones: [
          { fr: 'ce que c’est', en: 'what it is' },
          { fr: 'ce que ce n’est pas', en: 'what it is not' },
        ],
      },
      { title: { fr: 'Que peut-on partager ?', en: 'What can be shared?' } },
    ],
    rounds: { count: 2 },
    ...over,
  })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}

let made = 0
export function aNote(over: Partial<ReportNote> = {}): ReportNote {
  made++
  return {
    id: `note-${made}`,
    text: 'Un banc devant chaque porte',
    kind: 'idea',
    theme: 't1',
    table: over.theme ?? 't1',
    round: 1,
    zone: null,
    dots: 0,
    plate: false,
    setAside: false,
    origin: 'typed',
    ...over,
  }
}

export function someFacts(over: Partial<ReportFacts> = {}): ReportFacts {
  const plan = over.plan ?? aPlan()
  return {
    plan,
    tables: tablesOf(plan),
    rounds: 2,
    people: 6,
    notes: [],
    threads: [],
    harvestDots: {},
    participants: [],
    hosts: {},
    synthesis: {},
    ...over,
  }
}

/** A café as it stands when the last bell has rung: notes and plates, nothing written yet. */
export function draftFacts(over: Partial<ReportFacts> = {}): ReportFacts {
  return someFacts({
    notes: [
      aNote({ id: 'n1', text: 'Dire bonjour sans rien vendre', kind: 'example', zone: 0, dots: 4, plate: true }),
      aNote({
        id: 'n2',
        text: 'Prêter une échelle, rendre un gâteau',
        kind: 'lever',
        zone: 0,
        dots: 2,
        plate: true,
        origin: 'scribed',
        round: 2,
      }),
      aNote({ id: 'n3', text: 'Se surveiller', kind: 'brake', zone: 1, round: 2 }),
      aNote({ id: 'n4', text: 'Une injure', kind: 'brake', zone: 1, setAside: true }),
      aNote({ id: 'n5', text: 'Qui garde les clefs ?', kind: 'question', theme: 't2', dots: 3 }),
      aNote({ id: 'n6', text: 'Les outils', theme: 't2', dots: 5, round: 3 }),
    ],
    threads: [
      {
        name: 'La confiance',
        notes: [
          { table: 't1', note: 'n2' },
          { table: 't2', note: 'n5' },
        ],
      },
    ],
    harvestDots: { n1: 3, n5: 6 },
    participants: [{ name: 'Zoé', organisation: 'La Fanfare', email: 'zoe@example.org' }, { name: 'Émile' }],
    hosts: { t2: ['Émile'] },
    ...over,
  })
}

/** The same café, once people have written all its parts. */
export function writtenFacts(over: Partial<ReportFacts> = {}): ReportFacts {
  const text = (words: string) => [{ text: words }]
  return draftFacts({
    synthesis: {
      before: [
        { kind: 'heading', level: 2, text: text('Notre mission') },
        {
          kind: 'paragraph',
          text: [{ text: 'Relier les ' }, { text: 'paliers', strong: true }, { text: ' entre eux.' }],
        },
        { kind: 'list', items: [text('les cours'), text('les jardins')] },
        { kind: 'heading', level: 2, text: text('La conférence') },
        {
          kind: 'paragraph',
          text: [
            { text: 'Un résumé, et ' },
            { text: 'ses sources', href: 'https://example.org/sources' },
            { text: '.' },
          ],
        },
        { kind: 'heading', level: 3, text: text('Le débat') },
        { kind: 'question', text: text('Faut-il une règle ?') },
        { kind: 'answer', text: text('Une seule : prévenir.') },
      ],
      'part-t1': [
        { kind: 'paragraph', text: text('Être voisin commence par un salut.') },
        { kind: 'quote', text: 'Dire bonjour sans rien vendre', note: 'n1', table: 't1' },
        { kind: 'heading', level: 1, text: text('Une réserve') },
        { kind: 'paragraph', text: [{ text: 'Veiller n’est pas ' }, { text: 'surveiller', em: true }, { text: '.' }] },
      ],
      perspectives: [
        { kind: 'heading', level: 2, text: text('Une piste') },
        { kind: 'paragraph', text: text('Un cahier de prêt par immeuble.') },
      ],
      after: [
        { kind: 'heading', level: 2, text: text('Remerciements') },
        { kind: 'paragraph', text: text('Merci à toutes et à tous.') },
      ],
    },
    ...over,
  })
}
