import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { type Node, Schema } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { aCafe, type TestCafe } from '../support/cafe-in-memory.ts'
import { CONTENT, deletion, hungItem, raw, text } from './attacks/forgery.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: { group: 'block', content: 'inline*', attrs: { notes: { default: null } } },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 3 }, role: { default: null } } },
    bullet_list: { group: 'block', content: 'list_item+' },
    list_item: { content: 'block*' },
    quote: { group: 'block', content: 'text*', attrs: { note: {}, table: {} } },
    question: { group: 'block', content: 'inline*', attrs: { notes: { default: null } } },
    answer: { group: 'block', content: 'inline*', attrs: { notes: { default: null } } },
    footnote: { group: 'inline', inline: true, atom: true, attrs: { text: {} } },
    text: { group: 'inline' },
  },
  marks: { strong: {}, em: {}, link: { attrs: { href: {} }, excludes: '' }, lang: { attrs: { lang: {} } } },
})

const run = (text: string, ...marks: string[]): Node =>
  schema.text(
    text,
    marks.map(mark => (mark.startsWith('http') ? schema.mark('link', { href: mark }) : schema.mark(mark))),
  )
const block = (type: string, attrs: Record<string, unknown>, ...content: Node[]): Node =>
  schema.node(type, attrs, content)
const page = (...blocks: Node[]): Node => schema.node('doc', null, blocks)

/** Puts a page into a part, the way the editor's binding does: by the least change. */
function write(doc: Y.Doc, part: string, content: Node): void {
  doc.transact(() =>
    updateYFragment(doc, doc.getXmlFragment(part), content, { mapping: new Map(), isOMark: new Map() }),
  )
}
const read = (doc: Y.Doc, part: string): unknown =>
  yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(part), schema).toJSON()

const textOf = (doc: Y.Doc, part: string): Y.XmlText =>
  (doc.getXmlFragment(part).get(0) as Y.XmlElement).get(0) as Y.XmlText

function itemsOf(doc: Y.Doc): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = textOf(doc, 'part-t2')._start; item !== null; item = item.right) items.push(item)
  return items
}

/** An update that deletes one piece and nothing else. */
function deletionOf(item: Y.Item | undefined): Uint8Array {
  if (item === undefined) throw new Error('nothing to delete')
  const encoder = encoding.createEncoder()
  for (const number of [0, 1, item.id.client, 1, item.id.clock, item.length]) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

function staff(cafe: TestCafe, person: string): Guest {
  return cafe.guest(person, { document: 'synthesis', role: 'facilitator' })
}

const A_NOTE = '00000000-0000-4000-8000-000000000000'
const ANOTHER_NOTE = '00000000-0000-4000-8000-000000000001'
const footnote = (text: string): Node => schema.node('footnote', { text })

const wholePage = page(
  block('heading', { level: 3 }, run('Le lien social')),
  block(
    'paragraph',
    {},
    run('Il faut '),
    run('du temps', 'strong'),
    run(' et '),
    run('des lieux', 'strong', 'em'),
    run(' : voir '),
    run('ici', 'https://example.org/a'),
  ),
  block(
    'bullet_list',
    {},
    block('list_item', {}, block('paragraph', {}, run('un vélo'))),
    block('list_item', {}, block('paragraph', {}, run('une épicerie'))),
  ),
  block('quote', { note: '00000000-0000-4000-8000-000000000000', table: 't1' }, run('Mot pour mot')),
  block('question', { notes: ANOTHER_NOTE }, run('Et après ?')),
  block('answer', {}, run('On continue.')),
  block('heading', { level: 3, role: 'lever' }, run('Décider à plusieurs')),
  block(
    'paragraph',
    { notes: `${A_NOTE} ${ANOTHER_NOTE}` },
    run('Des communs'),
    footnote('Voir https://example.org/communs, p. 12.'),
    run(' et du '),
    schema.text('slow tech', [schema.mark('lang', { lang: 'en-GB' })]),
  ),
)

describe('the synthesis', () => {
  it('[W9] takes everything that the editor writes, from two hands at once', async () => {
    const cafe = aCafe()
    const [fay, org] = [staff(cafe, 'fay'), cafe.guest('org', { document: 'synthesis', role: 'organiser' })]
    await settle(fay, org)
    write(fay.doc, 'part-t1', wholePage)
    write(org.doc, 'before', page(block('paragraph', {}, run('Qui nous sommes'))))
    await settle(fay, org)
    expect(cafe.log).toEqual([])
    expect(read(org.doc, 'part-t1')).toEqual(wholePage.toJSON())
    write(
      org.doc,
      'part-t1',
      page(block('heading', { level: 4 }, run('Le lien')), block('paragraph', {}, run('Plus court', 'em'))),
    )
    await settle(fay, org)
    expect(cafe.log).toEqual([])
    expect(read(fay.doc, 'part-t1')).toEqual(read(org.doc, 'part-t1'))
    expect(fay.state.acknowledged).toBe(fay.state.sent)
  })

  it('[W9] takes back a whole page that was thrown away, in one step', async () => {
    const cafe = aCafe()
    const fay = staff(cafe, 'fay')
    await settle(fay)
    const long = page(
      ...Array.from({ length: 400 }, (_, at) =>
        block('paragraph', {}, run(`Paragraphe ${at}`), run(' en gras', 'strong')),
      ),
    )
    write(fay.doc, 'part-t1', long)
    await settle(fay)
    expect(cafe.log).toEqual([])
    expect(read(fay.doc, 'part-t1')).toEqual(long.toJSON())
    expect(fay.state.acknowledged).toBe(fay.state.sent)
  })

  it('[D4] survives a restart', async () => {
    const cafe = aCafe()
    const fay = staff(cafe, 'fay')
    await settle(fay)
    write(fay.doc, 'part-t1', wholePage)
    await settle(fay)
    const later = cafe.restarted()
    const org = later.guest('org', { document: 'synthesis', role: 'organiser' })
    await settle(org)
    expect(read(org.doc, 'part-t1')).toEqual(wholePage.toJSON())
    write(org.doc, 'part-t1', page(block('paragraph', {}, run('Suite'))))
    await settle(org)
    expect(later.log).toEqual([])
  })

  it('[R12] a host writes the part of their theme and no other', async () => {
    const cafe = aCafe()
    cafe.situation.themesOfHosts.set('hana', 't1')
    const [fay, hana] = [staff(cafe, 'fay'), cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1' })]
    await settle(fay, hana)
    write(fay.doc, 'part-t2', wholePage)
    write(hana.doc, 'part-t1', wholePage)
    await settle(fay, hana)
    expect(cafe.log).toEqual([])
    expect(read(fay.doc, 'part-t1')).toEqual(wholePage.toJSON())
    textOf(hana.doc, 'part-t2').insert(0, 'Non : ')
    await settle(fay, hana)
    expect(hana.state.refused?.code).toBe('not-allowed')
    expect(read(fay.doc, 'part-t2')).toEqual(wholePage.toJSON())
  })

  it('[R12] a host may not take a visible mark away elsewhere', async () => {
    const cafe = aCafe()
    cafe.situation.themesOfHosts.set('hana', 't1')
    const [fay, hana] = [staff(cafe, 'fay'), cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1' })]
    await settle(fay, hana)
    const strong = page(block('paragraph', {}, run('un '), run('deux', 'strong'), run(' trois')))
    write(fay.doc, 'part-t2', strong)
    await settle(fay, hana)
    textOf(hana.doc, 'part-t2').format(3, 4, { strong: null })
    await settle(fay, hana)
    expect(hana.state.refused?.code).toBe('not-allowed')
    expect(read(fay.doc, 'part-t2')).toEqual(strong.toJSON())
  })

  it('[R12] tidying a superfluous mark elsewhere is not held against a host: Yjs does it by itself in every copy', async () => {
    const cafe = aCafe()
    cafe.situation.themesOfHosts.set('hana', 't1')
    const [fay, hana] = [staff(cafe, 'fay'), cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1' })]
    await settle(fay, hana)
    write(fay.doc, 'part-t2', page(block('paragraph', {}, run('un '), run('deux', 'strong'), run(' trois'))))
    await settle(fay, hana)
    // The word goes without its marks, so that one stays behind around nothing.
    const word = itemsOf(fay.doc).find(item => item.content instanceof Y.ContentString && item.content.str === 'deux')
    fay.sendUpdate(deletionOf(word))
    await settle(fay, hana)
    const left = itemsOf(hana.doc).find(item => item.content instanceof Y.ContentFormat && !item.deleted)
    hana.sendUpdate(deletionOf(left))
    await settle(fay, hana)
    expect(cafe.log).toEqual([])
    expect(itemsOf(fay.doc).some(item => item.content instanceof Y.ContentFormat && !item.deleted)).toBe(false)
  })

  it('[R12] a guest who writes is told that they may not', async () => {
    const cafe = aCafe()
    const [fay, guest] = [staff(cafe, 'fay'), cafe.guest('gus', { document: 'synthesis' })]
    await settle(fay, guest)
    expect([guest.state.synced, guest.state.askedForOurs, guest.state.welcome?.mayWrite]).toEqual([true, false, false])
    guest.state.askedForOurs = true
    write(guest.doc, 'after', page(block('paragraph', {}, run('Merci'))))
    await settle(fay, guest)
    expect([guest.state.refused?.code, guest.state.closed]).toEqual(['not-allowed', 4409])
    expect(fay.doc.getXmlFragment('after').length).toBe(0)
  })

  it('[R12] a host writes the translation of their own theme’s part, staff that of any part', async () => {
    const cafe = aCafe()
    cafe.situation.themesOfHosts.set('hana', 't1')
    const [fay, hana] = [staff(cafe, 'fay'), cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1' })]
    await settle(fay, hana)
    write(hana.doc, 'part-t1@en', wholePage)
    for (const part of ['talk', 'talk@en', 'perspectives@fr', 'part-t2@en']) write(fay.doc, part, wholePage)
    await settle(fay, hana)
    expect(cafe.log).toEqual([])
    expect(read(fay.doc, 'part-t1@en')).toEqual(wholePage.toJSON())
    expect(read(hana.doc, 'part-t2@en')).toEqual(wholePage.toJSON())
  })

  for (const foreign of ['part-t2@en', 'talk', 'perspectives@en', 'part-t1@xx', 'part-t1@en@fr', 'part-t1@', '@en']) {
    it(`[R12] a host may not write ${foreign}`, async () => {
      const cafe = aCafe()
      cafe.situation.themesOfHosts.set('hana', 't1')
      const hana = cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1' })
      await settle(hana)
      write(hana.doc, foreign, page(block('paragraph', {}, run('Chez d’autres'))))
      await settle(hana)
      expect(hana.state.refused?.code).toBe('not-allowed')
      const room = await cafe.rooms.open('e1', 'synthesis')
      expect(room.read(doc => doc.getXmlFragment(foreign).length)).toBe(0)
    })
  }

  const wrongs: readonly [string, string, (doc: Y.Doc) => void][] = [
    ['an element of another kind', 'bad-value', doc => doc.getXmlFragment('after').push([new Y.XmlElement('script')])],
    [
      'an element named like every object’s parts',
      'bad-value',
      doc => doc.getXmlFragment('after').push([new Y.XmlElement('constructor')]),
    ],
    ['a hook', 'bad-value', doc => doc.getXmlFragment('after').push([new Y.XmlHook('x') as unknown as Y.XmlText])],
    ['an attribute of another kind', 'bad-value', doc => paragraph(doc).setAttribute('onclick', 'x')],
    [
      'a heading of level 12',
      'bad-value',
      doc => element(doc, 'heading').setAttribute('level', 12 as unknown as string),
    ],
    ['a level with no number', 'bad-value', doc => element(doc, 'heading').setAttribute('level', '3')],
    ['a mark of another kind', 'bad-value', doc => words(doc).format(0, 2, { blink: {} })],
    ['a mark with more in it', 'bad-value', doc => words(doc).format(0, 2, { strong: { onclick: 'x' } })],
    ['a link to a script', 'bad-value', doc => words(doc).format(0, 2, { link: { href: 'javascript:alert(1)' } })],
    ['a role of another kind', 'bad-value', doc => element(doc, 'heading').setAttribute('role', 'boss')],
    ['a role on a paragraph', 'bad-value', doc => paragraph(doc).setAttribute('role', 'lead')],
    ['notes that are no ids', 'bad-value', doc => paragraph(doc).setAttribute('notes', '<script> n2')],
    ['notes apart by two blanks', 'bad-value', doc => paragraph(doc).setAttribute('notes', 'n1  n2')],
    [
      'a paragraph of more notes than it may name',
      'bad-value',
      doc => paragraph(doc).setAttribute('notes', Array.from({ length: 51 }, (_, n) => `n${n}`).join(' ')),
    ],
    ['notes on a heading', 'bad-value', doc => element(doc, 'heading').setAttribute('notes', 'n1')],
    [
      'a footnote longer than a footnote',
      'bad-value',
      doc => element(doc, 'footnote').setAttribute('text', 'x'.repeat(1_001)),
    ],
    ['a footnote with an address of its own', 'bad-value', doc => element(doc, 'footnote').setAttribute('href', 'x')],
    ['a language that is none', 'bad-value', doc => words(doc).format(0, 2, { lang: { lang: 'x" onclick="y' } })],
    ['a language without a name', 'bad-value', doc => words(doc).format(0, 2, { lang: {} })],
    [
      'more words than a part holds, in footnotes',
      'limit',
      doc => {
        for (let n = 0; n < 21; n++) element(doc, 'footnote').setAttribute('text', 'x'.repeat(1_000))
      },
    ],
    [
      'a translation into a language that there is none of',
      'not-allowed',
      doc => doc.getXmlFragment('after@xx').push([new Y.XmlElement('paragraph')]),
    ],
    ['a picture inside the words', 'bad-value', doc => words(doc).insertEmbed(0, { image: 'x' })],
    ['a map inside the words', 'bad-value', doc => words(doc).insertEmbed(0, new Y.Map())],
    ['an attribute on the words', 'bad-value', doc => words(doc).setAttribute('x', 'y')],
    ['an attribute on the part itself', 'bad-value', doc => doc.getMap('after').set('x', 1)],
    [
      'a part for a theme that is not there',
      'not-allowed',
      doc => doc.getXmlFragment('part-t9').push([new Y.XmlElement('paragraph')]),
    ],
    ['another root', 'not-allowed', doc => void doc.getMap('evil').set('x', 1)],
    ['more words than a part holds', 'limit', doc => words(doc).insert(0, 'x'.repeat(20_001))],
  ]
  const element = (doc: Y.Doc, name: string): Y.XmlElement => {
    const made = new Y.XmlElement(name)
    doc.getXmlFragment('after').push([made])
    return made
  }
  const paragraph = (doc: Y.Doc): Y.XmlElement => element(doc, 'paragraph')
  const words = (doc: Y.Doc): Y.XmlText => {
    const text = new Y.XmlText('des mots')
    paragraph(doc).push([text])
    return text
  }
  for (const [name, code, edit] of wrongs) {
    it(`[G6] refuses ${name}`, async () => {
      const cafe = aCafe()
      const [fay, org] = [staff(cafe, 'fay'), staff(cafe, 'org')]
      await settle(fay, org)
      write(org.doc, 'before', page(block('paragraph', {}, run('Reste'))))
      await settle(fay, org)
      const copy = new Y.Doc()
      copy.clientID = fay.doc.clientID
      const updates: Uint8Array[] = []
      copy.on('update', (update: Uint8Array) => updates.push(update))
      copy.transact(() => edit(copy))
      fay.sendUpdate(Y.mergeUpdates(updates))
      await settle(fay, org)
      expect(fay.state.refused?.code).toBe(code)
      const room = await cafe.rooms.open('e1', 'synthesis')
      expect(room.read(doc => doc.getXmlFragment('after').length)).toBe(0)
      write(org.doc, 'before', page(block('paragraph', {}, run('Reste bien'))))
      await settle(org)
      expect(org.state.acknowledged).toBe(org.state.sent)
    })
  }

  it('[R12] [G5] a host who cuts through a character of another part, without deleting or writing there, is refused', async () => {
    const cafe = aCafe()
    cafe.situation.themesOfHosts.set('hana', 't1')
    const fay = staff(cafe, 'fay')
    await settle(fay)
    write(fay.doc, 'part-t2', page(block('paragraph', {}, run('👩‍🌾👩‍🌾'))))
    write(fay.doc, 'part-t1', page(block('paragraph', {}, run('Le lien'))))
    await settle(fay)
    const emoji = itemsOf(fay.doc)[0]?.id ?? expect.fail()
    const half = { client: emoji.client, clock: emoji.clock + 1 }
    const own = (fay.doc.getXmlFragment('part-t1').get(0) as Y.XmlElement).get(0) as Y.XmlText
    const left = own._start?.lastId ?? expect.fail()
    const clientId = cafe.issue('hana')
    const cuts: readonly [string, Uint8Array][] = [
      ['malformed', deletion(half.client, half.clock, 0)],
      ['bad-value', raw(clientId, 0, 1, hungItem(CONTENT.string, { left, right: half }, text('ici')))],
      ['not-allowed', raw(clientId, 0, 1, hungItem(CONTENT.string, { left: half }, text('là')))],
    ]
    for (const [code, update] of cuts) {
      const hana = cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1', clientId })
      await settle(hana)
      hana.sendUpdate(update)
      await settle(hana, fay)
      expect(hana.state.refused?.code).toBe(code)
      const room = await cafe.rooms.open('e1', 'synthesis')
      expect(room.read(doc => [textOf(doc, 'part-t2').toString(), textOf(doc, 'part-t1').toString()])).toEqual([
        '👩‍🌾👩‍🌾',
        'Le lien',
      ])
    }
  })

  it('[W9] [W1] stays the same for all through any order of edits, marks, absences and returns', {
    timeout: 60_000,
  }, async () => {
    const word = fc.constantFrom('le ', 'temps ', 'des ', 'lieux ', 'ouverts ')
    const marks = fc.uniqueArray(fc.constantFrom('strong', 'em', 'https://example.org/a'), { maxLength: 2 })
    const line = fc
      .array(fc.tuple(word, marks), { minLength: 1, maxLength: 5 })
      .map(runs => block('paragraph', {}, ...runs.map(([text, styles]) => run(text, ...styles))))
    const step = fc.record({
      who: fc.nat(2),
      lines: fc.array(line, { maxLength: 3 }),
      away: fc.boolean(),
      carry: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
        const cafe = aCafe()
        cafe.situation.themesOfHosts.set('hana', 't2')
        const hana = cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't2' })
        const guests = [staff(cafe, 'fay'), staff(cafe, 'org'), hana] as const
        await settle(...guests)
        for (const { who, lines, away, carry } of steps) {
          const guest = guests[who] ?? hana
          if (away && guest.state.connected) guest.drop()
          else if (!guest.state.connected) guest.connect()
          write(guest.doc, guest === hana ? 'part-t2' : 'part-t1', page(...lines))
          if (carry) await settle(...guests)
          else for (const each of guests) each.carry()
        }
        for (const guest of guests) if (!guest.state.connected) guest.connect()
        await settle(...guests)
        expect(cafe.log).toEqual([])
        for (const part of ['part-t1', 'part-t2']) {
          const copies = guests.map(guest => JSON.stringify(guest.doc.getXmlFragment(part).toJSON()))
          expect(new Set(copies).size).toBe(1)
        }
      }),
      { numRuns: 40 },
    )
  })
})
