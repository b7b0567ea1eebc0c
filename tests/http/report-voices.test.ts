import { afterEach, describe, expect, it } from 'vitest'
import { setValue } from '../../shared/document/cloth-edits.ts'
import type { Report } from '../../shared/reports/model.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

/** One theme at two tables: the same person writes at both, and calls both piles alike. Gives the rows of what came back. */
async function rowsFor(attribution: string): Promise<readonly (readonly string[])[]> {
  tablee = await aServer()
  const event = await tablee.create({
    title: 'Café',
    themes: [{ title: 'Un', tables: 2 }],
    movement: 'free',
    notes: { attribution },
  })
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1a' })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator })
  await tablee.command(event, facilitator.token, { type: 'start' })
  for (const [table, name, pile] of [
    ['t1a', 'La confiance', 'pile-a'],
    ['t1b', 'la confiance', 'pile-b'],
  ] as const) {
    const cloth = await tablee.guest(event, zoe, `table-${table}`)
    setValue(cloth.doc, 'groups', pile, { name })
    for (const text of ['Une idée', 'Une autre']) {
      const note = await writeNote(cloth, text, { by: zoe.alias?.[table] ?? zoe.person.id, round: 1 })
      setValue(cloth.doc, 'grp', note, pile)
    }
    await settle(cloth)
  }
  const { body } = await tablee.call('GET', `events/${event.id}/report.json?lang=fr`, { token: facilitator.token })
  const blocks = (body['report'] as unknown as Report).parts.flatMap(part => part.chapters).flatMap(each => each.blocks)
  return blocks.flatMap(block => (block.kind === 'table' && block.header[0] === 'Sujet' ? block.rows : []))
}

describe('[Q5] what came back is counted in voices', () => {
  it('piles of the same name at two tables of a theme are one matter, and one person is one voice', async () => {
    expect(await rowsFor('names')).toEqual([['La confiance', '4', '1 et 2', '1', 'une seule']])
  })

  it('where notes carry no name, a person at two tables counts as two: nothing ties their notes together', async () => {
    expect(await rowsFor('none')).toEqual([['La confiance', '4', '1 et 2', '1', '2']])
  })
})
