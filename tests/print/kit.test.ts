import { afterAll, describe, expect, it } from 'vitest'
import { kitDocument } from '../../server/print/kit/document.ts'
import type { KitPerson } from '../../server/print/kit/facts.ts'
import { createPress } from '../../server/print/press.ts'
import { KIT_PARTS, kitPages } from '../../shared/domain/kit.ts'
import { aPlan } from '../support/a-cafe.ts'
import { aLogo, entrance, kitFacts, kitOrder, wayIn } from '../support/a-kit.ts'

const press = createPress()
afterAll(() => press.close())

const crowd = (count: number): string[] => Array.from({ length: count }, (_, i) => `Invité ${i + 1}`)
/** Every word that is printed, with blanks as blanks. */
const words = (printed: unknown): string => JSON.stringify(printed).replace(/\u00a0|\u202f/g, ' ')

describe('the kit', () => {
  it('takes as many pages as the planning book announces, part by part', async () => {
    for (const [people, blanks, capacity] of [
      [0, 0, undefined],
      [1, 0, undefined],
      [8, 0, 24],
      [9, 3, 33],
      [33, 40, 40],
    ] as const) {
      const plan = aPlan({ capacity })
      for (const part of KIT_PARTS) {
        const document = kitDocument(kitFacts(crowd(people), { plan }), kitOrder({ parts: [part], blanks }))
        const { pages } = await press.typeset('kit.typ', document)
        expect([part, people, pages]).toEqual([part, people, kitPages(part, plan, { people, blanks })])
      }
    }
  })

  it('holds the largest cafés: long titles, twenty rounds, forty tables', async () => {
    const title = { fr: 'Comment '.repeat(24).trim(), en: 'How '.repeat(40).trim() }
    const plan = aPlan({
      title: 'Un très long titre '.repeat(9).trim(),
      languages: ['fr', 'en'],
      themes: Array.from({ length: 40 }, () => ({ title })),
      rounds: { count: 20, minutes: 20, transferMinutes: 3 },
    })
    const facts = kitFacts(['Jean-Christophe-Maximilien de la Tour du Pin-Verclause et d’Ailleurs'], { plan })
    for (const part of KIT_PARTS.filter(each => each !== 'order')) {
      const { pages } = await press.typeset('kit.typ', kitDocument(facts, kitOrder({ parts: [part] })))
      expect([part, pages]).toEqual([part, kitPages(part, plan, { people: 1, blanks: 0 })])
    }
    const perRound = kitFacts([], { plan: aPlan({ ...plan, questions: 'per-round' }) })
    const { pages } = await press.typeset('kit.typ', kitDocument(perRound, kitOrder({ parts: ['tables'] })))
    expect(pages).toBe(1)
  })

  it('[T2] carries on each table’s card the way to that very table, and on each seat card the way of that person alone', () => {
    const document = words(kitDocument(kitFacts(['Zoé', 'Karim']), kitOrder()))
    for (const table of ['t1', 't2', 't3', 't4']) expect(document).toContain(entrance(table))
    expect(document.split(wayIn(0))).toHaveLength(2)
    expect(document.split(wayIn(1))).toHaveLength(2)
    const others = words(
      kitDocument(kitFacts(['Zoé']), kitOrder({ parts: ['tables', 'notes', 'signin', 'order', 'wifi'] })),
    )
    expect(others).not.toContain('#p=')
    expect(others).not.toContain('K7M')
  })

  it('says the route in words: a rotation number, a stay, or table after table', () => {
    const facts = kitFacts(['Zoé', 'Hélène', 'Karim'])
    const [zoe, helene, karim] = facts.people
    const people = [
      zoe,
      helene && { ...helene, stops: [2, 2, 2, 2], hosts: 2 },
      karim && { ...karim, stops: [3, 1, 2, 4] },
    ]
    const document = words(
      kitDocument({ ...facts, people: people.filter(each => each !== undefined) }, kitOrder({ parts: ['seats'] })),
    )
    expect(document).toContain('Départ table 1, puis avancez de 1.')
    expect(document).toContain('Start at table 1, then move on by 1.')
    expect(document).toContain('Vous accueillez à la table 2.')
    expect(document).toContain('3 → 1 → 2 → 4')
  })

  it('says with which crew one goes, under the name that its organiser gave it, and sends a host on with their cloth', () => {
    const saying = (movement: 'groups' | 'hosts', given: Partial<KitPerson>, crews?: readonly string[]) => {
      const facts = kitFacts(['Zoé'], { plan: aPlan({ languages: ['fr', 'en'], movement, crews }) })
      const people = facts.people.map(person => ({ ...person, ...given }))
      return words(kitDocument({ ...facts, people }, kitOrder({ parts: ['seats'] })))
    }
    const went = saying('groups', { crew: 0 })
    expect(went).toContain('Avec Amande. Départ table 1, puis avancez de 1.')
    expect(went).toContain('With Almond. Start at table 1, then move on by 1.')
    expect(saying('groups', { crew: 1 }, ['', 'Les Ormes'])).toContain('With Les Ormes. Start at table 1')
    expect(saying('groups', { crew: 0, stops: [1, 4, 2, 3] })).toContain('With Almond. 1 → 4 → 2 → 3')
    const stayed = saying('hosts', { crew: 0, stops: [1, 1, 1, 1] })
    expect(stayed).toContain('Avec Amande. Restez table 1 : les nappes viennent à vous.')
    const host = saying('hosts', { hosts: 1, stops: [1, 4, 3, 2] })
    expect(host).toContain('Avec la nappe 1. Départ table 1, puis avancez de 3.')
    expect(saying('groups', { hosts: 1, stops: [1, 1, 1, 1] })).toContain('Vous accueillez à la table 1.')
  })

  it('prints titles to the letter, adding only spaces that do not break', () => {
    const title = { fr: 'Que signifie être socialement innovant ?', en: 'What does it mean?' }
    const facts = kitFacts([], { plan: aPlan({ languages: ['fr', 'en'], themes: [{ title }] }) })
    const document = JSON.stringify(kitDocument(facts, kitOrder({ parts: ['tables'] })))
    expect(document).toContain('Que signifie être socialement innovant\u202f?')
    expect(document).toContain('What does it mean?')
  })

  it('says each round’s question on the card, and the last one once for all rounds that are left', () => {
    const themes = [{ title: 'Qui ?' }, { title: 'Comment ?' }]
    const plan = aPlan({ questions: 'per-round', themes, rounds: { count: 4, minutes: 15 } })
    const document = words(kitDocument(kitFacts([], { plan }), kitOrder({ parts: ['tables'], languages: ['fr'] })))
    expect(document).toContain('Tour 1')
    expect(document).toContain('Tours 2 à 4')
    expect(document.split('Comment ?')).toHaveLength(2)
  })

  it('speaks one language when one is asked for', () => {
    const french = words(kitDocument(kitFacts(['Zoé']), kitOrder({ languages: ['fr'] })))
    expect(french).toContain('Feuille de présence')
    expect(french).not.toMatch(/Sign-in|Round|Scan to/)
    const english = words(kitDocument(kitFacts(['Zoé']), kitOrder({ languages: ['en'] })))
    expect(english).toContain('Sign-in sheet')
    expect(english).not.toMatch(/présence|Tour 1|Scannez/)
  })

  it('ticks nothing beforehand, and names who answers for the data', () => {
    const document = words(kitDocument(kitFacts(['Zoé']), kitOrder({ parts: ['signin'] })))
    expect(document).toContain('Rien n’est coché d’avance.')
    expect(document).toContain('Responsable de ces données : INESS.')
    expect(document).toContain('mercredi 2 janvier 2019')
  })

  it('carries the organiser’s logo on table cards, sign-in sheet and running order, and takes no page more for it', async () => {
    const plan = aPlan({ title: 'Un très long titre '.repeat(9).trim(), languages: ['fr', 'en'] })
    for (const [width, height] of [
      [720, 20],
      [480, 240],
      [20, 240],
    ] as const) {
      const logo = await aLogo(width, height)
      for (const part of KIT_PARTS) {
        const order = kitOrder({ parts: [part] })
        const without = await press.typeset('kit.typ', kitDocument(kitFacts(['Zoé'], { plan }), order))
        const printed = await press.typeset('kit.typ', kitDocument(kitFacts(['Zoé'], { plan, logo }), order))
        expect([part, printed.pages]).toEqual([part, without.pages])
        const more = Buffer.compare(printed.pdf, without.pdf) !== 0
        expect([part, more]).toEqual([part, ['tables', 'signin', 'order'].includes(part)])
      }
    }
  }, 60_000)

  it('asks for no name on notes where none would be shown', () => {
    const plan = aPlan({ notes: { attribution: 'none', hidden: false } })
    expect(words(kitDocument(kitFacts([], { plan }), kitOrder({ parts: ['notes'] })))).not.toContain('Prénom')
    expect(words(kitDocument(kitFacts(), kitOrder({ parts: ['notes'] })))).toContain('Prénom')
  })

  it('has no code where the link was withdrawn or the spoken code ran out', async () => {
    const facts = kitFacts([], { linkTo: () => '', code: undefined })
    const document = kitDocument(facts, kitOrder({ parts: ['tables', 'seats'], blanks: 8 }))
    expect(words(document)).not.toMatch(/\$qr|H4R/)
    expect((await press.typeset('kit.typ', document, { standard: 'ua-1' })).standard).toBe('ua-1')
  })

  it('gives the running order its bells and the break at their times', () => {
    const plan = aPlan({
      start: '14:00',
      rounds: { count: 3, minutes: 20, transferMinutes: 3, breakAfter: [2] },
      agenda: [{ kind: 'rounds' }, { kind: 'break', minutes: 10 }, { kind: 'harvest', minutes: 30 }],
    })
    const { parts } = kitDocument(kitFacts([], { plan }), kitOrder({ parts: ['order'] })) as {
      parts: [{ rows: { time: string; title: string }[]; end: string }]
    }
    expect(parts[0].rows.map(row => `${row.time} ${row.title}`.replace(/\u00a0/g, ' '))).toEqual([
      '14 h Tour 1',
      '14 h 20 Sonnette',
      '14 h 23 Tour 2',
      '14 h 43 Sonnette',
      '14 h 43 Pause',
      '14 h 56 Tour 3',
      '15 h 16 Sonnette',
      '15 h 16 Mise en commun',
    ])
    expect(parts[0].end.replace(/\u00a0/g, ' ')).toBe('15 h 46')
  })
})
