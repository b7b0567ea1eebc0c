import { addLink } from '../../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../../shared/document/cloth-read.ts'
import type { LinkKind } from '../../../shared/domain/note.ts'
import { type Host, type Player, stageCafe, type StagedCafe } from '../../support/staged-cafe.ts'

/** Cafés in which ideas go from table to table, and tables are handed over. */
export interface StagedTravel {
  /** at the harvest, after three rounds: six ideas went between four tables, one of them twice */
  readonly travelled: StagedCafe
  /** the bell has rung: table 1 is handed over by its host, table 2 has none and one guest who stays */
  readonly handing: StagedCafe
  readonly people: Readonly<Record<'traveller' | 'handing' | 'staying', Player>>
}

type Pair = readonly [a: string, kind: LinkKind, b: string]

export async function setTravel(host: Host): Promise<StagedTravel> {
  const { travelled, traveller } = await setTravelled(host)
  const { handing, hosting, staying } = await setHanding(host)
  return { travelled, handing, people: { traveller, handing: hosting, staying } }
}

async function setTravelled(host: Host): Promise<{ travelled: StagedCafe; traveller: Player }> {
  const travelled = await stageCafe(host, { movement: 'free', rounds: { count: 3, minutes: 20, transferMinutes: 3 } })
  const people: Player[] = []
  for (const [at, name] of ['Louise', 'Amina', 'Baptiste', 'Camille'].entries())
    people.push(await travelled.join(name, { table: `t${at + 1}` }))
  const [louise, amina, baptiste, camille] = people
  if (louise === undefined || amina === undefined || baptiste === undefined || camille === undefined)
    throw new Error('nobody came')
  await travelled.lead({ type: 'start' })
  const written: Record<string, string[]> = {}
  for (const [at, person] of people.entries()) {
    await sitAt(person, `t${at + 1}`)
    written[`t${at + 1}`] = await travelled.write(person, `t${at + 1}`, 4)
  }
  const take = (who: Player, table: string, at: number) =>
    who.call('POST', '/commands', { type: 'carry-note', table, note: written[table]?.[at] })
  await take(louise, 't1', 0)
  await take(louise, 't1', 1)
  await take(amina, 't2', 0)
  await take(baptiste, 't3', 2)
  await take(baptiste, 't3', 3)
  await travelled.lead({ type: 'go-to', phase: 'round', round: 2 })
  await sitAt(louise, 't2')
  await sitAt(amina, 't1')
  await sitAt(baptiste, 't4')
  await sitAt(camille, 't2')
  const copy = await copyAt(camille, 't2', written['t2'] ?? [])
  await link(camille, 't2', [
    [copy, 'answers', written['t2']?.[2] ?? ''],
    [written['t2']?.[1] ?? '', 'qualifies', copy],
  ])
  // a copy goes on: what is told of it is where it was first written
  await camille.call('POST', '/commands', { type: 'carry-note', table: 't2', note: copy })
  await travelled.lead({ type: 'go-to', phase: 'round', round: 3 })
  await sitAt(camille, 't3')
  await travelled.lead({ type: 'go-to', phase: 'harvest' })
  return { travelled, traveller: louise }
}

async function setHanding(host: Host): Promise<{ handing: StagedCafe; hosting: Player; staying: Player }> {
  const handing = await stageCafe(host, { movement: 'free' })
  const hosting = await handing.join('Thérèse', { host: 't1' })
  const guest = await handing.join('Perrine', { table: 't1' })
  const staying = await handing.join('Samuel', { table: 't2' })
  await handing.lead({ type: 'start' })
  await sitAt(guest, 't1')
  await sitAt(staying, 't2')
  for (const [who, table] of [
    [guest, 't1'],
    [staying, 't2'],
  ] as const) {
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = await handing.write(who, table, 6)
    const cloth = await who.open(table)
    clothMap(cloth.doc, 'sty').set(d, 'question')
    await cloth.settled()
    cloth.close()
    await link(who, table, [
      [a, 'supports', b],
      [a, 'example', c],
      [a, 'qualifies', e],
      [b, 'supports', c],
      [e, 'opposes', f],
    ])
  }
  await handing.lead({ type: 'go-to', phase: 'transfer', round: 1 })
  await handing.lead({ type: 'pause' })
  return { handing, hosting, staying }
}

const sitAt = (person: Player, table: string): Promise<unknown> => person.call('PATCH', '/me', { table })

async function copyAt(person: Player, table: string, own: readonly string[]): Promise<string> {
  const cloth = await person.open(table)
  const copy = readCloth(cloth.doc, 3).notes.find(note => !own.includes(note.id))
  cloth.close()
  if (copy === undefined) throw new Error(`nothing was brought to ${table}`)
  return copy.id
}

let links = 0
async function link(person: Player, table: string, pairs: readonly Pair[]): Promise<void> {
  const cloth = await person.open(table)
  for (const [a, kind, b] of pairs)
    addLink(cloth.doc, `00000000-0000-4000-8000-0000001a${(links++).toString().padStart(4, '0')}`, {
      by: person.joined.person.id,
      a,
      b,
      kind,
    })
  await cloth.settled()
  cloth.close()
}
