import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { crewsOfPeople } from '../../client/mirror/crew-moves.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { crewName } from '../../shared/domain/crew-names.ts'
import type { Role } from '../../shared/access/roles.ts'
import type { Day } from '../../shared/document/programme.ts'
import { person, type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
})

const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ')
const rest = () => new Promise<void>(done => setTimeout(done, 0))
const bell = () => plain(screen.getByRole('alertdialog').textContent)

/** Two tables: Nadia hosts the first, Bruno the second; Inès and Karim are of the crew that begins at the first. */
function stage(day: Partial<Day>, given: { role?: Role } = {}): StagedTable {
  const staged = stageTable({ ...given, day })
  const table = (id: string, number: number, hosts: readonly string[]) =>
    staged.set('tables', id, { id, number, theme: id, locked: false, hosts, welcome: '', spotlight: null })
  table('t1', 1, given.role === 'host' ? ['p1'] : ['host'])
  table('t2', 2, ['bruno'])
  staged.set('people', 'bruno', { ...person('Bruno', 3), role: 'host' })
  staged.set('seats', 'bruno', ['t2', 't2'])
  if (given.role === 'host') staged.set('seats', 'p1', ['t1', 't1'])
  return staged
}

describe('[M7] the bell where people go round together', () => {
  it('says with whom one goes, where to, and who welcomes there', () => {
    const staged = stage({ movement: 'groups' })
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('Avec Amande, direction table 2')
    expect(bell()).toContain('Bruno vous accueille.')
  })

  it('calls a crew by the name that its organiser gave it', () => {
    const staged = stage({ movement: 'groups', crews: ['Les Ormes'] })
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('Avec Les Ormes, direction table 2')
    setLanguage('en')
    expect(bell()).toContain('With Les Ormes, on to table 2')
  })

  it('counts a host to no crew: they stay and welcome', () => {
    const staged = stage({ movement: 'groups' }, { role: 'host' })
    staged.set('people', 'p1', { ...person('Inès'), role: 'host', hosts: 't1' })
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('Vous restez à la table 1')
    expect(bell()).not.toContain('Avec ')
  })

  it('names a crew as wall and console do', () => {
    const staged = stage({ movement: 'groups' })
    staged.show()
    staged.change({ phase: 'transfer' })
    const people = { p1: person('Inès'), p2: person('Karim') }
    const tables = Object.fromEntries(
      ['t1', 't2'].map((id, at) => [
        id,
        { id, number: at + 1, theme: id, locked: false, hosts: [], welcome: '', spotlight: null },
      ]),
    )
    const crews = crewsOfPeople({ tables, people, seats: { p1: ['t1', 't2'], p2: ['t1', 't2'] } }, 2)
    expect(bell()).toContain(`Avec ${crewName(crews.get('p1') ?? -1, 'fr')}`)
  })
})

describe('[M8] the bell where cloths go round', () => {
  it('tells people to keep their place, and whose cloth comes to them', () => {
    const staged = stage({ movement: 'hosts' })
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('Avec Amande, restez à votre place')
    expect(bell()).toContain('Bruno arrive avec la nappe 2.')
    expect(bell()).not.toContain('irection table')
    expect(bell()).not.toContain('changer de table')
  })

  it('without a host, the cloth comes by itself', () => {
    const staged = stage({ movement: 'hosts' })
    staged.set('tables', 't2', {
      id: 't2',
      number: 2,
      theme: 't2',
      locked: false,
      hosts: [],
      welcome: '',
      spotlight: null,
    })
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('La nappe 2 vient à vous.')
  })

  it('sends a host on with their cloth, to the crew that waits there', () => {
    const staged = stage({ movement: 'hosts' }, { role: 'host' })
    staged.set('people', 'p1', { ...person('Inès'), role: 'host', hosts: 't1' })
    staged.set('people', 'p3', person('Zoé', 4))
    staged.set('seats', 'p3', ['t2', 't1'])
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('Direction table 2, avec votre nappe')
    expect(bell()).toContain('Basilic vous y attend.')
    expect(bell()).not.toContain('Vous restez')
  })

  it('whoever was moved by hand is told the place they go to', () => {
    const staged = stage({ movement: 'hosts' })
    // in the second round cloth 1 lies on table 2
    staged.set('seats', 'p1', ['t1', 't1'])
    staged.show()
    staged.change({ phase: 'transfer' })
    expect(bell()).toContain('Direction table 2')
    expect(bell()).toContain('Nadia y arrive avec la nappe 1.')
  })

  it('whoever finishes their sentence is told of the cloth that waits, not of another table', async () => {
    const staged = stage({ movement: 'hosts' })
    staged.show()
    expect(plain(document.querySelector('.tb-where')?.textContent)).toContain('Nappe 1')
    staged.change({ phase: 'transfer' })
    fireEvent.click(screen.getByRole('button', { name: 'Rester pour finir' }))
    await rest()
    expect(screen.getByText('La nappe 2 vous attend.')).toBeTruthy()
  })

  it('whoever says nothing is told which cloth lies before them', async () => {
    const staged = stage({ movement: 'hosts' })
    staged.show()
    staged.change({ phase: 'transfer' })
    await rest()
    staged.change({ phase: 'round', round: 2 })
    await rest()
    expect(screen.getByText('Voici la nappe 2')).toBeTruthy()
  })
})
