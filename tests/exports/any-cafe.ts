import fc from 'fast-check'
import { LINK_KINDS, NOTE_KINDS } from '../../shared/domain/note.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { aPlan } from '../support/a-cafe.ts'
import type { Parcel, ParcelCloth, ParcelDay, ParcelPerson } from '../../server/exports/parcel.ts'
import { FORMAT, FORMAT_VERSION } from '../../server/exports/parcel.ts'
import { factsOf } from '../../server/cafe/versions.ts'
import type { SynthesisTree } from '../../shared/document/synthesis-tree.ts'

/** Any café that could have been: for properties of archives. Ids are few, so that things meet. */

const NOON = Date.UTC(2018, 9, 4, 12)
const moment = fc.integer({ min: 0, max: 8 * 3_600_000 }).map(ms => NOON + ms)
const noteId = fc.integer({ min: 1, max: 40 }).map(n => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
const id = fc.constantFrom('a1', 'b2', 'c3', 'd4', 'e5', 'f6')
/** Words as people and attackers write them: emoji, Arabic, marks of direction, control characters, formulas, markup. */
const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '=1+1',
  '\u202eإلى',
  '👩‍👩‍👧',
  'a\u0000b',
  '\r\n|`*_[',
  '文',
  '#set page',
)
const words = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.string({ minLength: min, maxLength: Math.floor(max / 2), unit: 'grapheme' }), fc.option(hostile))
    .map(([text, more]) => whole(`${text}${more ?? ''}`.slice(0, max)))
    .filter(text => text.length >= min)
/** Halves of a pair become whole letters. */
const whole = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, 'x')
const maybe = <T, K extends string>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [P in K]?: T }> =>
  fc.option(value).map(each => (each === null ? {} : { [key]: each }) as { readonly [P in K]?: T })
const together = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map(all => Object.assign({}, ...all) as object)
const some = <T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>, maxKeys = 5): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(key, value, { maxKeys, noNullPrototype: true }).map(inOrder)
const inOrder = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))

const core = together(
  fc.record({ by: id, round: fc.integer({ min: 0, max: 5 }), at: moment }),
  maybe('scribe', id),
  maybe('photo', id),
  maybe('lang', fc.constantFrom('fr', 'en', 'ar')),
)

const cloth: fc.Arbitrary<ParcelCloth> = fc.uniqueArray(noteId, { maxLength: 12 }).chain(notes => {
  const of = <T>(value: fc.Arbitrary<T>, always = false): fc.Arbitrary<Record<string, T>> =>
    fc
      .tuple(...notes.map(note => fc.tuple(fc.constant(note), always ? value : fc.option(value))))
      .map(all => inOrder(Object.fromEntries(all.filter(([, each]) => each !== null)) as Record<string, T>))
  const order = fc.stringMatching(/^[0-9A-Za-z]{1,8}$/)
  const coordinate = fc.double({ min: -900_000, max: 900_000, noNaN: true }).map(n => n + 0)
  const pair = fc.uniqueArray(fc.constantFrom(...notes, ...(notes.length < 2 ? [''] : [])), {
    minLength: 2,
    maxLength: 2,
  })
  return fc.record({
    roots: fc.record({
      core: of(core, true),
      txt: of(words(1, 280), true),
      sty: of(fc.constantFrom(...NOTE_KINDS)),
      pos: of(fc.tuple(coordinate, coordinate, order)),
      zone: of(fc.option(fc.integer({ min: 0, max: 7 }))),
      grp: of(fc.option(id)),
      del: of(fc.constantFrom(0, 2)),
      plate: of(order),
      groups: some(id, fc.record({ name: words(0, 80) })),
      links:
        notes.length < 2
          ? fc.constant({})
          : some(
              id,
              fc
                .tuple(pair, id, fc.constantFrom(...LINK_KINDS))
                .map(([[a = '', b = ''], by, kind]) => ({ by, a, b, kind })),
            ),
      dots: fc.constant({}),
    }) as unknown as fc.Arbitrary<ParcelCloth['roots']>,
    times: of(moment, true),
  })
})

const MARKS = {
  strong: { type: 'strong' },
  em: { type: 'em' },
  link: { type: 'link', attrs: { href: 'https://example.org/' } },
  lang: { type: 'lang', attrs: { lang: 'en' } },
} as const
type Text = SynthesisTree & { type: 'text' }
const piece: fc.Arbitrary<Text> = fc
  .tuple(words(1, 40), fc.option(fc.constantFrom(...Object.values(MARKS))))
  .map(([said, mark]) => ({ type: 'text', text: said, ...(mark === null ? {} : { marks: [mark] }) }))
const footnote: fc.Arbitrary<SynthesisTree> = words(1, 60).map(said => ({ type: 'footnote', attrs: { text: said } }))
/** Neighbours with the same marks are one piece: that is how a text is told. */
const line: fc.Arbitrary<SynthesisTree[]> = fc
  .array(fc.oneof(piece, footnote), { minLength: 1, maxLength: 6 })
  .map(all =>
    all.reduce<SynthesisTree[]>((told, each) => {
      const last = told.at(-1)
      const alike =
        last?.type === 'text' && each.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(each.marks)
      return alike ? [...told.slice(0, -1), { ...last, text: last.text + each.text }] : [...told, each]
    }, []),
  )
const block: fc.Arbitrary<SynthesisTree> = fc.oneof(
  fc
    .tuple(fc.constantFrom('paragraph' as const, 'question' as const, 'answer' as const), line, noteId)
    .map(([type, content, notes]) => ({ type, attrs: { notes }, content })),
  fc
    .tuple(fc.constantFrom('', 'lead', 'lever', 'topic'), line)
    .map(([role, content]) => ({ type: 'heading' as const, attrs: { level: 3, role }, content })),
  line.map(content => ({
    type: 'bullet_list' as const,
    content: [{ type: 'list_item' as const, content: [{ type: 'paragraph' as const, content }] }],
  })),
  fc.tuple(noteId, line).map(([note, content]) => ({ type: 'quote' as const, attrs: { note, table: 't1' }, content })),
)
const synthesis: fc.Arbitrary<Record<string, SynthesisTree[]>> = fc
  .dictionary(
    fc.constantFrom('before', 'talk', 'part-t1', 'part-t2', 'part-t1@en', 'perspectives', 'after'),
    fc.array(block, { minLength: 1, maxLength: 4 }),
    { noNullPrototype: true },
  )
  .map(inOrder)
const versions: fc.Arbitrary<Parcel['versions']> = fc.array(synthesis, { maxLength: 3 }).map(texts =>
  texts.map((kept, at) => ({
    facts: {
      id: `v${at}`,
      at: NOON - at,
      kind: at === 0 ? ('named' as const) : ('auto' as const),
      ...(at === 0 ? { name: 'Avant relecture', who: 'p1' } : {}),
      parts: factsOf(kept),
    },
    text: kept,
  })),
)

const person = (n: number): fc.Arbitrary<ParcelPerson> =>
  together(
    fc.record({
      id: fc.constant(`p${n}`),
      name: words(1, 40),
      role: fc.constantFrom('participant', 'host', 'facilitator', 'organiser', 'wall'),
    }),
    maybe('hostOf', fc.constantFrom('t1', 't2')),
    maybe('organisation', words(1, 60)),
    maybe('email', fc.constant('someone@example.org')),
    fc.record({
      consent: fc.record({ name: fc.boolean(), email: fc.boolean() }),
      device: fc.constantFrom('own', 'paper'),
      wishes: fc.array(fc.constantFrom('t1', 't2'), { maxLength: 2 }),
      following: fc.boolean(),
      absent: fc.boolean(),
    }),
    maybe('expected', fc.boolean()),
    maybe('reserved', fc.boolean()),
    maybe('from', fc.integer({ min: 1, max: 4 })),
    maybe('pins', fc.constant({ '1': 't1' })),
    maybe('moved', fc.record({ at: moment, rounds: fc.constant([{ round: 1, from: null, to: 't1' }]) })),
    fc.record({ joinedAt: fc.constant(NOON + n) }),
    maybe('addedBy', fc.constant('p1')),
    fc.record({
      seats: fc.array(fc.option(fc.constantFrom('t1', 't2')), { maxLength: 4 }),
      scribeFor: fc.array(fc.constantFrom('p1', 'p2'), { maxLength: 2 }),
    }),
  ) as unknown as fc.Arbitrary<ParcelPerson>

const signed = together(fc.record({ at: moment, by: words(1, 20) }), maybe('who', fc.constantFrom('p1', 'p2')))
const log = together(
  signed,
  fc.record({ what: fc.constantFrom('set-aside', 'restored', 'locked', 'rang', 'message', 'word', 'counted') }),
  maybe('table', fc.constantFrom('t1', 't2')),
  maybe('note', noteId),
  maybe('text', words(1, 80)),
)
const dots = fc.integer({ min: 1, max: 30 })

/** The day, where nothing is due: an import is the same café at the same moment, and clocks go on. */
const day: fc.Arbitrary<ParcelDay> = together(
  fc.record({
    createdAt: fc.constant(NOON),
    seed: fc.integer(),
    phase: fc.constantFrom(...PHASES.filter(phase => phase !== 'transfer')),
    round: fc.integer({ min: 0, max: 4 }),
    clock: fc.constantFrom({ state: 'idle' }, { state: 'paused', left: 1_000, lasts: 2_000 }),
    undoUntil: fc.constant(null),
    moments: fc.array(together(fc.record({ startedAt: moment }), maybe('rangAt', moment)), { maxLength: 4 }),
  }),
  maybe('shortened', fc.constant({ harvest: 5 })),
  maybe('slate', fc.record({ text: words(1, 80), at: moment })),
  fc.record({ drawn: fc.boolean() }),
  maybe('closedAt', moment),
  fc.record({ published: fc.boolean() }),
  maybe('publishedAt', moment),
  maybe('draftShared', fc.boolean()),
  maybe(
    'amendments',
    some(
      id,
      together(
        fc.record({ part: fc.constant('part-t1'), passage: words(0, 60), text: words(1, 80), at: moment }),
        maybe('who', fc.constantFrom('p1', 'p2')),
        maybe('hands', fc.record({ for: dots, against: dots })),
        maybe('settled', fc.constantFrom('taken', 'margin')),
      ),
    ),
  ),
  maybe(
    'followUp',
    some(
      fc.constantFrom('lead-1x', 'lever-2y'),
      together(
        fc.record({ role: fc.constantFrom('lead', 'lever'), title: words(1, 80) }),
        maybe('who', words(1, 40)),
        maybe('step', words(1, 40)),
        maybe('date', fc.constant('2026-05-31')),
        fc.record({ state: fc.constantFrom('proposed', 'done'), at: moment }),
      ),
    ),
  ),
  fc.record({
    tables: some(
      fc.constantFrom('t1', 't2'),
      together(
        fc.record({ locked: fc.boolean(), welcome: words(0, 80) }),
        maybe('handOver', fc.constant([])),
        fc.record({ spotlight: fc.option(noteId) }),
        maybe('spotlightBy', words(1, 20)),
        maybe('closedFrom', fc.integer({ min: 1, max: 4 })),
        maybe('openFrom', fc.integer({ min: 2, max: 4 })),
      ),
    ),
    dots: together(
      fc.record({
        tablesOpen: fc.boolean(),
        harvestOpen: fc.constant(false),
        tablesTold: fc.constant(true),
        harvestTold: fc.constant(true),
      }),
      maybe('hands', some(noteId, dots)),
    ),
    announcements: some(
      id,
      together(signed, fc.record({ text: words(1, 80), to: fc.constantFrom(['phones'], ['phones', 'wall']) })),
    ),
    threads: some(
      id,
      fc.record({
        name: words(1, 60),
        notes: fc.array(fc.record({ table: fc.constantFrom('t1', 't2'), note: noteId }), { maxLength: 3 }),
        at: moment,
      }),
    ),
  }),
  maybe('shown', fc.constantFrom({ perspective: 3 })),
  fc.record({ log: some(id, log), moderated: fc.constant({}) }),
  maybe('told', fc.boolean()),
  maybe('reviews', fc.record({ 'part-t1': together(signed, fc.record({ text: words(0, 20) })) })),
  maybe(
    'leftOut',
    some(noteId, together(signed, fc.record({ table: fc.constantFrom('t1', 't2') }), maybe('reason', words(1, 40)))),
  ),
).map(made => made as unknown as ParcelDay)

/** `dots` on cloths and `moderated` follow from the state: what an honest café says of both agrees. */
function honest(parcel: Parcel): Parcel {
  const moderated = Object.entries(parcel.cloths).flatMap(([table, { roots }]) =>
    Object.entries(roots.del).flatMap(([note, removal]) =>
      removal === 2 ? [[note, { table, removal }] as const] : [],
    ),
  )
  const tables = Object.entries(parcel.cloths).flatMap(([table, { roots }]) => {
    const given = Object.keys(roots.core)
      .slice(0, 3)
      .map((note, at) => [note, at + 1] as const)
    return given.length === 0 ? [] : [[table, Object.fromEntries(given)] as const]
  })
  const announced = new Set(Object.keys(parcel.day.announcements))
  return {
    ...parcel,
    day: {
      ...parcel.day,
      moderated: inOrder(Object.fromEntries(moderated)),
      tallies: { tables: Object.fromEntries(tables), harvest: {}, voters: 3, writers: 2 },
    },
    receipts: Object.fromEntries(Object.entries(parcel.receipts).filter(([each]) => announced.has(each))),
    cloths: Object.fromEntries(
      Object.entries(parcel.cloths).map(([table, each]) => [
        table,
        { ...each, roots: { ...each.roots, dots: inOrder(Object.fromEntries(tables)[table] ?? {}) } },
      ]),
    ),
  }
}

export const anyCafe: fc.Arbitrary<Parcel> = fc
  .record({
    plan: fc
      .record({
        title: words(1, 60).filter(title => title.trim() !== ''),
        attribution: fc.constantFrom('names', 'table', 'none'),
        secret: fc.boolean(),
      })
      .map(({ title, attribution, secret }) =>
        aPlan({
          title,
          date: '2018-10-04',
          themes: [{ title: 'Un ?', zones: ['dehors', 'dedans'] }, { title: { fr: 'Deux ?', en: 'Two?' } }],
          rounds: { count: 4 },
          notes: { attribution },
          dots: { secret },
        }),
      ),
    day,
    people: fc
      .integer({ min: 0, max: 6 })
      .chain(n => fc.tuple(...Array.from({ length: n }, (_, at) => person(at + 1)))),
    t1: cloth,
    t2: cloth,
    synthesis,
    versions,
    receipts: some(id, dots),
  })
  .map(({ plan, day: made, people, t1, t2, synthesis: parts, versions: kept, receipts }) => {
    const named = plan.notes.attribution === 'names'
    const amendments = Object.entries(made.amendments ?? {}).map(([key, { who, ...rest }]) => [
      key,
      named && who !== undefined ? { ...rest, who } : rest,
    ])
    return honest({
      manifest: {
        format: FORMAT,
        version: FORMAT_VERSION,
        software: 'test',
        event: 'nowhere',
        exportedAt: NOON,
        title: plan.title,
        languages: plan.languages,
      },
      plan,
      day: { ...made, ...(made.amendments === undefined ? {} : { amendments: Object.fromEntries(amendments) }) },
      people,
      cloths: Object.fromEntries(tablesOf(plan).map(({ id: table }) => [table, table === 't1' ? t1 : t2])),
      synthesis: parts,
      versions: kept,
      receipts,
    })
  })
