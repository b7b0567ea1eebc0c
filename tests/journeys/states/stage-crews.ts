import { type Host, type Player, stageCafe, type StagedCafe } from '../../support/staged-cafe.ts'

/** Cafés in which people go round in crews. */
export interface StagedCrews {
  /** the bell has rung: four crews of three are on their way, the clock held */
  readonly going: StagedCafe
  /** crews keep their tables and the cloths go round; first round, the clock held */
  readonly staying: StagedCafe
  readonly people: Readonly<Record<'goes', Player>>
}

const TABLES = ['t1', 't2', 't3', 't4'] as const
const HOSTS = ['Hélène', 'Nadia', 'Bruno', 'Thérèse']
const NAMES = 'Amina Baptiste Camille Driss Élodie Fatou Gaël Inès Jules Karim Louise Malik'.split(' ')

export async function setCrews(host: Host): Promise<StagedCrews> {
  const [going, [goes]] = await setRoom(host, 'groups')
  if (goes === undefined) throw new Error('nobody came')
  await going.lead({ type: 'go-to', phase: 'transfer', round: 1 })
  await going.lead({ type: 'pause' })
  const [staying] = await setRoom(host, 'hosts')
  await staying.lead({ type: 'pause' })
  return { going, staying, people: { goes } }
}

async function setRoom(host: Host, movement: 'groups' | 'hosts'): Promise<[StagedCafe, Player[]]> {
  const cafe = await stageCafe(host, { movement })
  for (const [at, table] of TABLES.entries()) await cafe.join(HOSTS[at] ?? '', { host: table })
  const people: Player[] = []
  for (const [at, name] of NAMES.entries()) people.push(await cafe.join(name, { table: TABLES[at % 4] ?? 't1' }))
  await cafe.lead({ type: 'start' })
  return [cafe, people]
}
