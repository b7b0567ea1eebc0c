import sharp from 'sharp'
import { addLink, addNote, orderBetween } from '../../../shared/document/cloth-edits.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import { LINK_KINDS } from '../../../shared/domain/note.ts'
import { type Host, noteId, type Player, stageCafe, type StagedCafe } from '../../support/staged-cafe.ts'

/** Tables at which much has been arranged, or at which there are many: cafés of their own, so that the others stay as they are. */
export interface StagedTables {
  /** in its first round, the clock held: at table 1 there are 22 notes, 5 links, a pile of three, a photo, a guest on paper */
  readonly arranged: StagedCafe
  /** table 1 has six parts, the one chair of table 3 is taken */
  readonly crowd: StagedCafe
  /** a single table: forty people and 22 notes */
  readonly long: StagedCafe
  /** twelve tables, three people at each */
  readonly room: StagedCafe
  readonly people: Readonly<Record<'arranger' | 'six' | 'crowded' | 'twice', Player>>
}

export const PILED = [noteId('t1', 2), noteId('t1', 3), noteId('t1', 4)] as const
const [FIRST] = PILED
const PHOTO_NOTES = ['Le tableau de la cafétéria', 'Un mot affiché le lundi'] as const

export async function setTables(host: Host): Promise<StagedTables> {
  const arranged = await stageCafe(host)
  const arranger = await arranged.join('Amina', { table: 't1' })
  const twice = await arranged.join('Samuel', { table: 't4' })
  await arranged.lead({ type: 'start' })
  await arranged.lead({ type: 'pause' })
  await arranger.call('POST', '/commands', { type: 'add-guest', name: 'Octave', table: 't1' })
  const ids = await arranged.write(arranger, 't1', 22)
  await pileAndLink(arranger, ids)
  await typeFromPhoto(arranger, await addPhoto(arranged, arranger))
  await arranged.write(twice, 't4', 1)

  const crowd = await stageCafe(host, {
    movement: 'free',
    themes: [
      {
        title: { fr: 'Six parties autour d’une assiette', en: 'Six parts around a plate' },
        zones: [
          { fr: 'Ce qui marche déjà', en: 'What works already' },
          { fr: 'Ce qui freine', en: 'What holds us back' },
          // as long as a word can be
          { fr: 'Anticonstitutionnellement parlant', en: 'Donaudampfschifffahrtsgesellschaft' },
          { fr: 'Ce que nous essayons', en: 'What we try' },
          { fr: 'Avec qui', en: 'With whom' },
          { fr: 'Pour quand', en: 'By when' },
        ],
      },
      { title: { fr: 'Entre les deux', en: 'In between' } },
      { title: { fr: 'Une seule chaise', en: 'A single chair' }, tables: [{ seats: 1 }] },
    ],
  })
  const six = await crowd.join('Amina', { table: 't1' })
  await crowd.join('Thérèse', { table: 't3' })
  await crowd.lead({ type: 'start' })
  await crowd.lead({ type: 'pause' })
  await crowd.write(six, 't1', 12)

  const long = await stageCafe(host, { themes: [{ title: { fr: 'Une grande tablée', en: 'A long table' } }] })
  const crowded = await long.join('Personne 1')
  for (let person = 2; person <= 40; person++) await long.join(`Personne ${person}`)
  await long.lead({ type: 'start' })
  await long.lead({ type: 'pause' })
  await long.write(crowded, 't1', 22)

  const twelve = Array.from({ length: 12 }, (_, at) => at + 1)
  const room = await stageCafe(host, {
    movement: 'free',
    themes: twelve.map(n => ({ title: { fr: `Une question pour la table ${n}`, en: `A question for table ${n}` } })),
  })
  const first = await room.join('Personne 1', { table: 't1' })
  for (let person = 2; person <= 36; person++)
    await room.join(`Personne ${person}`, { table: `t${((person - 1) % 12) + 1}` })
  await room.lead({ type: 'start' })
  await room.lead({ type: 'pause' })
  await room.write(first, 't1', 9)
  return { arranged, crowd, long, room, people: { arranger, six, crowded, twice } }
}

/** A named pile of three, and a link of each kind: between neighbours, and across the cloth. */
async function pileAndLink(player: Player, ids: readonly string[]): Promise<void> {
  const cloth = await player.open('t1')
  const { doc } = cloth
  doc.transact(() => {
    clothMap(doc, 'groups').set(FIRST, { name: 'Écrire ensemble' })
    const place = clothMap(doc, 'pos').get(FIRST)
    const zone = clothMap(doc, 'zone').get(FIRST) ?? null
    for (const id of PILED) {
      clothMap(doc, 'grp').set(id, FIRST)
      const [, , order] = clothMap(doc, 'pos').get(id) ?? [0, 0, '']
      if (place !== undefined) clothMap(doc, 'pos').set(id, [place[0], place[1], order])
      clothMap(doc, 'zone').set(id, zone)
    }
  })
  const pairs = [
    [0, 1],
    [5, 6],
    [8, 9],
    [10, 16],
    [12, 20],
  ] as const
  for (const [at, [a, b]] of pairs.entries())
    addLink(doc, `00000000-0000-4000-8000-0000000f10${at.toString().padStart(2, '0')}`, {
      by: player.joined.person.id,
      a: ids[a] ?? '',
      b: ids[b] ?? '',
      kind: LINK_KINDS[at] ?? 'supports',
    })
  await cloth.settled()
  cloth.close()
}

/** A sheet with lines on it; the picture's id. */
async function addPhoto(cafe: StagedCafe, player: Player): Promise<string> {
  const lines = [120, 200, 280, 440, 520].map(y => `<rect x="90" y="${y}" width="${460 - (y % 7) * 20}" height="14"/>`)
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#f3ead6"/><g fill="#3b4a5a">${lines.join('')}</g></svg>`
  const jpeg = await sharp(Buffer.from(sheet)).jpeg().toBuffer()
  const answer = await fetch(
    `${cafe.origin}/api/v1/events/${cafe.event.id}/tables/t1/photos?alt=${encodeURIComponent('Photo de la nappe, table 1')}`,
    {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${player.joined.token}` },
      body: new Uint8Array(jpeg),
    },
  )
  const { photo } = (await answer.json()) as { photo?: string }
  if (photo === undefined) throw new Error(`the photo was not taken: ${answer.status}`)
  return photo
}

async function typeFromPhoto(player: Player, photo: string): Promise<void> {
  const cloth = await player.open('t1')
  let order = 'z'
  for (const [at, text] of PHOTO_NOTES.entries()) {
    order = orderBetween(order)
    addNote(cloth.doc, {
      id: noteId('t1', 900 + at),
      core: { by: player.joined.person.id, round: 1, at: Date.now(), lang: 'fr', photo },
      text,
      kind: 'idea',
      pos: [1_108, 330 + at * 116, order],
      zone: null,
    })
  }
  await cloth.settled()
  cloth.close()
}
