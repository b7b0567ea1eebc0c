import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/domain/limits.ts'
import { readPeopleList, readPeopleRows, toPeopleList } from '../../shared/domain/people-list.ts'

describe('a pasted list of people', () => {
  it('is one person a line, with or without an organisation', () => {
    const { people, remarks } = readPeopleList('Inès; Ville de Lyon\n\nKarim\r\n- Nadia\tINESS\n4) Zoé, La Fabrique\n')
    expect(people).toEqual([
      { name: 'Inès', organisation: 'Ville de Lyon' },
      { name: 'Karim' },
      { name: 'Nadia', organisation: 'INESS' },
      { name: 'Zoé', organisation: 'La Fabrique' },
    ])
    expect(remarks).toEqual([])
  })

  it('finds an e-mail address wherever it stands', () => {
    expect(readPeopleList('Inès; ines@example.org; Ville').people).toEqual([
      { name: 'Inès', organisation: 'Ville', email: 'ines@example.org' },
    ])
  })

  it('[L4] says which line was left out and why, and keeps the others', () => {
    const { people, remarks } = readPeopleList(`Inès\n; Ville\n${'x'.repeat(LIMITS.personName + 1)}\nKarim\nines`)
    expect(people.map(person => person.name)).toEqual(['Inès', 'Karim', 'ines'])
    expect(remarks.map(({ line, why, kept }) => [line, why, kept])).toEqual([
      [2, 'no-name', false],
      [3, 'long-name', false],
    ])
  })

  it('pasted twice, gives nobody twice; two people of one name are kept and told apart', () => {
    const known = [{ name: 'Marie', organisation: 'INESS' }]
    const { people, remarks } = readPeopleList('Marie; INESS\nmarie; Ville', known)
    expect(people).toEqual([{ name: 'marie', organisation: 'Ville' }])
    expect(remarks.map(({ why, kept }) => [why, kept])).toEqual([
      ['twice', false],
      ['same-name', true],
    ])
  })

  it('with too long an organisation is cut, with an odd address goes without it', () => {
    const rows = [
      ['Nom', 'Structure', 'Courriel'],
      ['Inès', 'o'.repeat(200), 'nulle part'],
    ]
    const { people, remarks } = readPeopleRows(rows)
    expect(people).toEqual([{ name: 'Inès', organisation: 'o'.repeat(120) }])
    expect(remarks.map(({ line, why, kept }) => [line, why, kept])).toEqual([
      [2, 'long-organisation', true],
      [2, 'odd-email', true],
    ])
  })

  it('stops at as many people as a café may have', () => {
    const lines = Array.from({ length: LIMITS.people + 2 }, (_, n) => `Personne ${n}`).join('\n')
    const { people, remarks } = readPeopleList(lines)
    expect(people).toHaveLength(LIMITS.people)
    expect(remarks.map(remark => remark.why)).toEqual(['too-many', 'too-many'])
  })
})

describe('a table with headings', () => {
  it('is read by them, first and family names together', () => {
    const rows = [
      ['Organisation', 'Prénom', 'Nom', 'Téléphone', 'E-mail'],
      ['INESS', 'Nadia', 'Exemple', '01', 'nadia@example.org'],
    ]
    expect(readPeopleRows(rows).people).toEqual([
      { name: 'Nadia Exemple', organisation: 'INESS', email: 'nadia@example.org' },
    ])
  })

  it('in English too', () => {
    expect(
      readPeopleRows([
        ['Name', 'Organization'],
        ['Ada', 'Lab'],
      ]).people,
    ).toEqual([{ name: 'Ada', organisation: 'Lab' }])
  })
})

const word = fc
  .array(fc.constantFrom(...'aébcÉœ-’ MNz'.split('')), { minLength: 1, maxLength: 20 })
  .map(letters => letters.join('').replace(/\s+/g, ' ').trim())
  .filter(text => /^[^\s-]/.test(text) && text !== '')
const person = fc
  .record({ name: word, organisation: fc.option(word, { nil: undefined }), address: fc.boolean() })
  .map(({ name, organisation, address }) => ({
    name,
    ...(organisation === undefined ? {} : { organisation }),
    ...(address ? { email: 'someone@example.org' } : {}),
  }))
const list = fc.uniqueArray(person, { selector: ({ name }) => name.toLocaleLowerCase('fr'), maxLength: 40 })
/** A heading's words are no name. */
const noHeading = (people: readonly { name: string }[]) => !/^(nom|name|participant)s?$/i.test(people[0]?.name ?? '')

describe('whatever the list', () => {
  it('written one a line, it is read back the same', () => {
    fc.assert(
      fc.property(list.filter(noHeading), people => {
        expect(readPeopleList(toPeopleList(people))).toEqual({ people, remarks: [] })
      }),
    )
  })

  it('written as CSV with any separator, it is read back the same, signs of CSV in its cells included', () => {
    const tricky = list.map(people =>
      people.map(({ name, ...rest }, n) => ({ ...rest, name: n % 2 === 0 ? `${name} "x"; y, z` : name })),
    )
    fc.assert(
      fc.property(tricky, fc.constantFrom(';', ',', '\t'), (people, delimiter) => {
        const rows = [
          ['Nom', 'Organisation', 'E-mail'],
          ...people.map(each => [each.name, each.organisation ?? '', each.email ?? '']),
        ]
        const csv = Papa.unparse(rows, { delimiter })
        const parsed = Papa.parse<string[]>(csv, { skipEmptyLines: false }).data
        expect(readPeopleRows(parsed)).toEqual({ people, remarks: [] })
      }),
    )
  })

  it('any text at all is read to its end, and every line is a person, a remark or blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        const { people, remarks } = readPeopleList(text)
        for (const { name } of people) expect(name.length).toBeGreaterThan(0)
        const left = remarks.filter(remark => !remark.kept).length
        expect(people.length + left).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
      }),
    )
  })
})
