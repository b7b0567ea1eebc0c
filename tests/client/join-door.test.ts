import { describe, expect, it } from 'vitest'
import {
  chairsOf,
  cleanName,
  type DoorTable,
  emptiest,
  faultOf,
  isNamesake,
  readCode,
  readSecret,
  seatAt,
  toRequest,
  type Typed,
} from '../../client/join/door.ts'

const aTable = (number: number, change: Partial<DoorTable> = {}): DoorTable => ({
  id: `t${number}`,
  number,
  title: { fr: `Question ${number}` },
  locked: false,
  people: [],
  ...change,
})
const typed = (change: Partial<Typed> = {}): Typed => ({
  name: 'Inès',
  paper: false,
  showName: false,
  organisation: '',
  showEmail: false,
  email: '',
  ...change,
})

describe('the code read aloud', () => {
  it.each([
    ['ab3d5f', 'AB3D5F'],
    [' ab 3d-5f ', 'AB3D5F'],
    ['AB·3D·5F', 'AB3D5F'],
  ])('«%s» is understood', (said, code) => expect(readCode(said)).toBe(code))

  it.each(['', 'ab3d5', 'ab3d5fg', 'ab3d5é', 'ab3d5!'])('«%s» cannot be a code', said =>
    expect(readCode(said)).toBeUndefined(),
  )

  it('a link’s key is told from a code by its length', () => {
    expect(readSecret('EHYQTW')).toEqual({ code: 'EHYQTW' })
    expect(readSecret('b7dsdhWjqdqOxhx6bnPR-zf36aM')).toEqual({ key: 'b7dsdhWjqdqOxhx6bnPR-zf36aM' })
  })
})

describe('which table is drawn', () => {
  it('the one that the table’s QR code asks for, by id or by number', () => {
    const tables = [aTable(1), aTable(2), aTable(3)]
    expect(seatAt(tables, 't2')).toMatchObject({ table: { id: 't2' }, asked: true })
    expect(seatAt(tables, '3')).toMatchObject({ table: { id: 't3' }, asked: true })
  })

  it('without one, the table with fewest people, the first of several', () => {
    const tables = [aTable(1, { people: ['A', 'B'] }), aTable(2, { people: ['C'] }), aTable(3, { people: ['D'] })]
    expect(seatAt(tables, undefined)).toMatchObject({ table: { id: 't2' }, asked: false })
    expect(seatAt(tables, 'nowhere')).toMatchObject({ table: { id: 't2' }, asked: false })
  })

  it('a full table sends to the next one that has a chair', () => {
    const tables = [
      aTable(1, { seats: 2, people: ['A', 'B'] }),
      aTable(2, { people: ['C', 'D', 'E'] }),
      aTable(3, { seats: 1, people: ['F'] }),
    ]
    expect(seatAt(tables, 't1')).toMatchObject({ table: { id: 't1' }, instead: { id: 't2' } })
    expect(emptiest([aTable(1, { seats: 1, people: ['A'] })])).toBeUndefined()
  })

  it('the newcomer has one chair among those who are there, and a crowd becomes a number', () => {
    const chairs = chairsOf(aTable(1, { host: 'Nadia', people: ['Nadia', ' omar'] }), 'vous')
    expect(chairs.filter(chair => chair.state === 'you')).toEqual([{ initial: 'vous', state: 'you' }])
    expect(chairs.filter(chair => chair.state === 'host')).toEqual([{ initial: 'N', state: 'host' }])
    expect(chairs.some(chair => chair.initial === 'O')).toBe(true)
    const crowd = chairsOf(aTable(1, { people: Array.from({ length: 40 }, (_, index) => `P${index}`) }), 'vous')
    expect(crowd.length).toBeLessThanOrEqual(12)
    expect(crowd.some(chair => chair.initial === '+30')).toBe(true)
  })
})

describe('what is sent', () => {
  it('a name loses its outer blanks and keeps one between its words', () => {
    expect(cleanName('  Inès \u00a0 Maria\n')).toBe('Inès Maria')
    expect(toRequest({ code: 'EHYQTW' }, typed({ name: '  Inès  M. ' }), undefined)).toEqual({
      code: 'EHYQTW',
      name: 'Inès M.',
      device: 'own',
    })
  })

  it('an organisation and an address stay on the phone until each was agreed to', () => {
    const filled = typed({ organisation: 'Atelier', email: 'ines@example.org' })
    expect(toRequest({ key: 'k' }, filled, 't2')).toEqual({ key: 'k', name: 'Inès', device: 'own', table: 't2' })
    expect(toRequest({ key: 'k' }, { ...filled, showName: true }, undefined)).toMatchObject({
      organisation: 'Atelier',
      consent: { name: true, email: false },
    })
    expect(toRequest({ key: 'k' }, { ...filled, showName: true }, undefined)).not.toHaveProperty('email')
    expect(toRequest({ key: 'k' }, { ...filled, showEmail: true }, undefined)).toMatchObject({
      email: 'ines@example.org',
      consent: { name: false, email: true },
    })
    expect(toRequest({ key: 'k' }, { ...filled, showEmail: true }, undefined)).not.toHaveProperty('organisation')
  })

  it('paper is a device like another', () =>
    expect(toRequest({ key: 'k' }, typed({ paper: true }), undefined).device).toBe('paper'))

  it('only blanks are no name, and an e-mail that was agreed to must be one', () => {
    expect(faultOf(typed({ name: ' \u00a0 ' }))).toBe('empty')
    expect(faultOf(typed({ showEmail: true, email: 'ines@' }))).toBe('email')
    expect(faultOf(typed({ email: 'ines@' }))).toBeUndefined()
    expect(faultOf(typed({ showEmail: true, email: ' ines@example.org ' }))).toBeUndefined()
  })

  it('somebody of the same name at the table is noticed whatever the capitals', () => {
    expect(isNamesake(' inès', ['Inès', 'Omar'])).toBe(true)
    expect(isNamesake('', ['Inès'])).toBe(false)
    expect(isNamesake('Ine', ['Inès'])).toBe(false)
  })
})
