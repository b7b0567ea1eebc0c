import { arrange, type Host, type Player, stageCafe, type StagedCafe } from '../../support/staged-cafe.ts'
import { setCrews, type StagedCrews } from './stage-crews.ts'
import { setTables, type StagedTables } from './stage-tables.ts'
import { setPeople } from './stage-people.ts'
import { setTravel, type StagedTravel } from './stage-travel.ts'
import { setWriting, type StagedWriting } from './stage-written.ts'

/** The cafés in which every state of every screen can be seen, always with the same people and notes. */
export interface Stage {
  readonly host: Host
  /** in its second round, the clock held: table 1 is empty, 2 has 22 notes, 3 is closed by its host, 4 has 60 notes */
  readonly live: StagedCafe
  /** the bell has rung: people are on their way */
  readonly walking: StagedCafe
  /** the plates side by side */
  readonly harvest: StagedCafe
  /** created, nobody there; somebody's words on the slate */
  readonly prepared: StagedCafe
  /** created, with people in its list and something to heed for each */
  readonly listed: StagedCafe
  readonly closed: StagedCafe
  /** fourteen tables, people on their way, the clock held */
  readonly many: StagedCafe
  readonly tables: StagedTables
  readonly travel: StagedTravel
  readonly writing: StagedWriting
  readonly crews: StagedCrews
  /** thirty-three people of a list, in the second round; two never came */
  readonly people33: StagedCafe
  readonly people: Readonly<
    Record<'empty' | 'rich' | 'host' | 'locked' | 'sixty' | 'follower' | 'walker' | 'harvester' | 'paper', Player>
  >
}

export async function setStage(host: Host): Promise<Stage> {
  const live = await stageCafe(host)
  const nadia = await live.join('Nadia', { host: 't2' })
  const bruno = await live.join('Bruno', { host: 't3' })
  const empty = await live.join('Élodie', { table: 't1' })
  const amina = await live.join('Amina', { table: 't2' })
  for (const name of ['Baptiste', 'Camille']) await live.join(name, { table: 't2' })
  const octave = await live.join('Octave', { table: 't2', paper: true })
  const fatou = await live.join('Fatou', { table: 't3' })
  const sixty = await live.join('Gaël', { table: 't4' })
  const follower = await live.join('Jules', { table: 't2' })
  await live.lead({ type: 'start' })
  await live.lead({ type: 'pause' })
  await live.lead({ type: 'open-dots', where: 'tables' })
  const ids = [...(await live.write(nadia, 't2', 16)), ...(await live.write(amina, 't2', 6, 16))]
  await arrange(nadia, 't2', ids.slice(2, 4), ids.slice(5, 7))
  await amina.call('POST', '/commands', { type: 'place-dots', table: 't2', note: ids[0], count: 2 })
  await live.write(bruno, 't3', 5)
  await bruno.call('POST', '/commands', { type: 'lock-table', table: 't3' })
  await live.write(sixty, 't4', 60)
  await nadia.call('POST', '/commands', {
    type: 'welcome',
    table: 't2',
    text: 'Bienvenue. On parle ici de l’accueil avant de parler d’outils.',
  })
  await follower.call('PATCH', '/me', { following: true })

  const walking = await stageCafe(host)
  const walker = await walking.join('Perrine', { table: 't1' })
  const therese = await walking.join('Thérèse', { host: 't2' })
  await walking.lead({ type: 'start' })
  await walking.write(walker, 't1', 6)
  await walking.lead({ type: 'go-to', phase: 'transfer', round: 1 })
  await walking.lead({ type: 'pause' })
  await therese.call('POST', '/commands', { type: 'message', text: 'Il nous manque une chaise.' })

  const harvest = await stageCafe(host)
  const harvester = await harvest.join('Louise', { table: 't1' })
  await harvest.lead({ type: 'start' })
  const plates: { table: string; note: string }[] = []
  for (const [at, table] of ['t1', 't2', 't3', 't4'].entries()) {
    const written = await harvest.write(harvester, table, 4)
    await arrange(harvester, table, written.slice(0, 1 + (at % 3)), [])
    plates.push({ table, note: written[0] ?? '' })
  }
  await harvest.lead({ type: 'go-to', phase: 'harvest' })
  await harvest.lead({ type: 'draw-thread', name: 'D’abord la confiance', notes: plates.slice(0, 3) })
  await harvest.lead({ type: 'open-dots', where: 'harvest' })

  const closed = await stageCafe(host)
  await closed.join('Samuel')
  await closed.lead({ type: 'close' })

  const people = { empty, rich: amina, host: nadia, locked: fatou, sixty, follower, walker, harvester, paper: octave }
  const prepared = await stageCafe(host)
  await prepared.lead({ type: 'slate', text: 'Que voulons-nous transmettre ?' })
  const listed = await stageCafe(host, {
    people: [
      { name: 'Nadia', organisation: 'La Fabrique', constraints: { hosts: 't2', apart: ['Bruno'], reachable: true } },
      { name: 'Bruno', constraints: { with: ['Octave'], tables: { '1': 't3' } } },
      { name: 'Octave', constraints: { paper: true, until: 3 } },
      { name: 'Amina', organisation: 'Ville', constraints: { wishes: ['t4', 't1'], language: 'en' } },
    ],
  })
  const many = await stageCafe(host, {
    themes: Array.from({ length: 14 }, (_, at) => ({ title: `Question ${at + 1}` })),
  })
  for (const name of ['Amina', 'Bruno', 'Camille', 'Driss']) await many.join(name)
  await many.lead({ type: 'go-to', phase: 'transfer', round: 1 })
  await many.lead({ type: 'pause' })
  return {
    host,
    live,
    walking,
    harvest,
    prepared,
    listed,
    closed,
    many,
    tables: await setTables(host),
    travel: await setTravel(host),
    writing: await setWriting(host),
    crews: await setCrews(host),
    people33: await setPeople(host),
    people,
  }
}
