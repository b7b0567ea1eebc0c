import { describe, expect, it } from 'vitest'
import { arrange, notesFor, type Wanted } from '../../client/report/arrange.ts'
import { draftFor, type DraftFacts } from '../../client/report/draft.ts'
import { addressOf, fileName } from '../../client/report/download.ts'
import { fillOf, mayWritePart, measure, partsOf, type ReportPart } from '../../client/report/parts.ts'
import { findPassage } from '../../client/report/passage-find.ts'
import { fingerprintOf } from '../../shared/reports/fingerprint.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'

const aNote = (id: string, change: Partial<ApiNote> = {}): ApiNote => ({
  id,
  text: `Note ${id}`,
  kind: 'idea',
  theme: 't1',
  table: 't1',
  round: 1,
  late: false,
  zone: 0,
  group: null,
  dots: 0,
  plate: false,
  setAside: false,
  origin: 'typed',
  createdAt: 0,
  ...change,
})
const workshop: ReportPart = { kind: 'workshop', name: 'part-t1', theme: 't1' }
const perspectives: ReportPart = { kind: 'perspectives', name: 'perspectives' }
const wanted: Wanted = {
  part: workshop,
  zones: 2,
  tables: ['t1', 't2'],
  search: '',
  uncitedOnly: false,
  cited: new Set<string>(),
  leftOut: new Set<string>(),
}

describe('the parts of a compte rendu', () => {
  it('follow the order of the printed one', () =>
    expect(partsOf(['t1', 't2']).map(part => part.name)).toEqual([
      'before',
      'talk',
      'part-t1',
      'part-t2',
      'perspectives',
      'after',
    ]))

  it('are written by staff, and by a host for their own workshop only', () => {
    const may = (role: 'organiser' | 'facilitator' | 'host' | 'participant', theme?: string) =>
      partsOf(['t1', 't2'])
        .filter(part => mayWritePart(role, theme, part))
        .map(part => part.name)
    expect(may('facilitator')).toHaveLength(6)
    expect(may('host', 't2')).toEqual(['part-t2'])
    expect(may('host')).toEqual([])
    expect(may('participant', 't2')).toEqual([])
  })

  it('fill up with people’s own words; a quotation is only a beginning', () => {
    expect(fillOf(workshop, 0, 0)).toBe('empty')
    expect(fillOf(workshop, 0, 5)).toBe('sketch')
    expect(fillOf(workshop, 120, 0)).toBe('sketch')
    expect(fillOf(workshop, 400, 0)).toBe('half')
    expect(fillOf(workshop, 1_000, 0)).toBe('written')
    expect(fillOf({ kind: 'after', name: 'after' }, 400, 0)).toBe('written')
  })

  it('are measured without the words of quotations', () =>
    expect(
      measure([
        { kind: 'paragraph', text: [{ text: 'dix' }] },
        { kind: 'list', items: [[{ text: 'ab' }], [{ text: 'c', strong: true }]] },
        { kind: 'quote', text: 'des mots d’autrui', note: 'n1', table: 't1' },
      ]),
    ).toMatchObject({ units: 6, quoted: ['n1'] }))
})

describe('the notes beside the page', () => {
  const notes = [
    aNote('plate', { plate: true, dots: 1 }),
    aNote('few', { dots: 1 }),
    aNote('many', { dots: 4 }),
    aNote('other-zone', { zone: 1 }),
    aNote('no-zone', { zone: null }),
    aNote('zone-gone', { zone: 7 }),
    aNote('aside', { setAside: true, plate: true }),
    aNote('elsewhere', { theme: 't2', table: 't2', plate: true }),
  ]
  const idsOf = (change: Partial<Wanted> = {}) =>
    arrange(notes, { ...wanted, ...change }).map(heap => [
      heap.kind === 'zone' ? `zone ${heap.zone}` : heap.kind,
      ...heap.notes.map(note => note.id),
    ])

  it('come plate first, then section by section with the most dotted first, then loose ones', () =>
    expect(idsOf()).toEqual([
      ['plate', 'plate'],
      ['zone 0', 'many', 'few'],
      ['zone 1', 'other-zone'],
      ['loose', 'no-zone', 'zone-gone'],
    ]))

  it('never hold one that was set aside', () =>
    expect(notesFor(notes, workshop).map(note => note.id)).not.toContain('aside'))

  it('are every table’s plate for the perspectives', () =>
    expect(idsOf({ part: perspectives })).toEqual([
      ['plate', 'plate'],
      ['plate', 'elsewhere'],
    ]))

  it('can be searched without accents, and narrowed to those not quoted', () => {
    const accented = [aNote('a', { text: 'L’été de la Démocratie' }), aNote('b')]
    const find = (search: string) =>
      arrange(accented, { ...wanted, search }).flatMap(heap => heap.notes.map(note => note.id))
    expect(find('democ ete')).toEqual(['a'])
    expect(find("l'été")).toEqual(['a'])
    expect(find('rien')).toEqual([])
    expect(idsOf({ uncitedOnly: true, cited: new Set(['plate', 'many']) })).toEqual([
      ['zone 0', 'few'],
      ['zone 1', 'other-zone'],
      ['loose', 'no-zone', 'zone-gone'],
    ])
  })
})

describe('the draft of an empty part', () => {
  const reading = readPlan({
    title: 'Un café',
    organisers: 'Nous',
    themes: [{ title: { fr: 'Une question' }, zones: [{ fr: 'ici' }] }, { title: { fr: 'Une autre' } }],
  })
  if (!reading.ok) throw new Error('a plan')
  const facts: DraftFacts = {
    plan: reading.plan,
    tables: tablesOf(reading.plan),
    rounds: 2,
    people: 6,
    notes: [
      aNote('n1', { plate: true, text: 'Mot pour mot !' }),
      aNote('n2', { kind: 'lever' }),
      aNote('n3', { setAside: true, text: 'secret' }),
      aNote('n4', { theme: 't2', table: 't2' }),
    ],
    threads: [
      {
        name: 'Le fil',
        notes: [
          { table: 't1', note: 'n1' },
          { table: 't1', note: 'n3' },
          { table: 't2', note: 'n4' },
        ],
      },
    ],
    harvestDots: {},
  }

  it('counts and names a workshop’s notes in words, and invents nothing', () => {
    const draft = draftFor(workshop, facts, 'fr')
    expect(draft.map(block => block.kind)).toEqual(['paragraph'])
    expect(JSON.stringify(draft)).toContain('2 notes ont été écrites à la table 1')
    expect(JSON.stringify(draftFor(workshop, facts, 'en'))).toContain('2 notes were written at table 1')
    expect(JSON.stringify(draft)).not.toContain('secret')
  })

  it('is empty where nothing was written', () => {
    expect(draftFor(workshop, { ...facts, notes: [] }, 'fr')).toEqual([])
    expect(draftFor({ kind: 'after', name: 'after' }, facts, 'fr')).toEqual([])
    expect(draftFor({ kind: 'workshop', name: 'part-x', theme: 'x' }, facts, 'fr')).toEqual([])
  })

  it('lays the threads out for the perspectives, each note to the letter', () =>
    expect(draftFor(perspectives, facts, 'fr')).toEqual([
      { kind: 'heading', level: 3, text: [{ text: 'Le fil' }] },
      { kind: 'quote', text: 'Mot pour mot !', note: 'n1', table: 't1' },
      { kind: 'quote', text: 'Note n4', note: 'n4', table: 't2' },
    ]))

  it('says what is known of the day before anybody wrote of it', () =>
    expect(JSON.stringify(draftFor({ kind: 'before', name: 'before' }, facts, 'fr'))).toContain('6 personnes'))
})

describe('a file to take away', () => {
  it('is asked for in the wanted language', () => {
    expect(addressOf('cafe', 'docx', 'en')).toBe('/api/v1/events/cafe/report.docx?lang=en')
    expect(addressOf('cafe', 'csv', 'en')).toBe('/api/v1/events/cafe/notes.csv')
  })

  it.each([
    ['attachment; filename="cafe-fr.docx"', 'cafe-fr.docx'],
    ['attachment; filename="x.docx"; filename*=UTF-8\'\'caf%C3%A9.docx', 'café.docx'],
    ['attachment; filename="x.docx"; filename*=UTF-8\'\'caf%E9.docx', 'x.docx'],
    [null, 'report.docx'],
  ])('has the name that the server proposes (%s)', (header, name) => expect(fileName(header, 'report.docx')).toBe(name))
})

describe('the passage that an amendment is about', () => {
  const page = (html: string) => {
    const root = document.createElement('div')
    root.innerHTML = html
    return root
  }
  it('is found across marks, past footnotes, whatever its blanks and apostrophes', () => {
    const root = page(
      '<p>Le lien <b>physique</b> ne s’oublie\u00a0pas.<sup class="rp-fn">1</sup> Une partie restera loin.</p><div class="rp-from">tiré de 2 notes</div>',
    )
    expect(findPassage(root, "physique ne s'oublie pas. Une partie")?.toString()).toBe(
      'physique ne s’oublie\u00a0pas.1 Une partie',
    )
    expect(findPassage(root, 'Une partie restera…')?.toString()).toBe('Une partie restera')
  })
  it('is not found once its words are gone, nor among what is no text', () => {
    expect(findPassage(page('<p>Autre chose.</p>'), 'Une partie')).toBeUndefined()
    expect(findPassage(page('<p>Mot</p><div class="rp-from">tiré de 2 notes</div>'), 'tiré de 2 notes')).toBeUndefined()
    expect(findPassage(page('<p>Mot</p>'), '…')).toBeUndefined()
  })
})

describe('the sign of a part that was read over', () => {
  it('is the same for the same words, and another when anything changes', () => {
    const text = [{ kind: 'paragraph' as const, text: [{ text: 'Un mot' }] }]
    expect(fingerprintOf(text)).toBe(fingerprintOf(structuredClone(text)))
    expect(fingerprintOf(text)).toMatch(/^[0-9a-f]{14}$/)
    const others = ['Un mot.', 'un mot', 'Un mots', ''].map(word =>
      fingerprintOf([{ kind: 'paragraph', text: [{ text: word }] }]),
    )
    const strong = fingerprintOf([{ kind: 'paragraph', text: [{ text: 'Un mot', strong: true }] }])
    expect(new Set([fingerprintOf(text), ...others, strong]).size).toBe(6)
  })
})
