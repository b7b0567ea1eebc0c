import { afterEach, describe, expect, it } from 'vitest'
import { readDocumentName } from '../../shared/document/names.ts'
import type { CreatedEvent, Joined, Me } from '../../shared/protocol/api.ts'
import { type TestServer, aServer } from '../support/a-server.ts'
import { writeNote } from '../support/cafe-in-memory.ts'
import { holdersOf, leavesOf, readPieces } from '../support/captured-frames.ts'
import { createGuest, type Guest, settle } from '../support/socket-pair.ts'

let server: TestServer | undefined
afterEach(() => server?.close())

/** A connection all of whose frames are kept. */
function listening(
  to: TestServer,
  event: CreatedEvent,
  joined: Joined,
  document: string,
  given: { frames: Uint8Array[]; extended?: boolean; nth?: number },
): Guest {
  const { rooms, cafes } = to.server.context
  const cafe = cafes.get(event.id)
  if (cafe === undefined || readDocumentName(document) === undefined) throw new Error('no such event or document')
  const { id, name, role } = joined.person
  const guest = createGuest({
    rooms: {
      connect: (at, which, peer) =>
        rooms.connect(at, which, {
          principal: peer.principal,
          situation: peer.situation,
          extended: peer.extended,
          close: code => peer.close(code),
          isLagging: () => peer.isLagging(),
          send(frame) {
            given.frames.push(frame)
            peer.send(frame)
          },
        }),
    },
    event: event.id,
    document,
    principal: { person: id, name, role },
    situation: cafe.situation,
    clientId: joined.clientIds[given.nth ?? 0] ?? 1,
    extended: given.extended ?? true,
  })
  guest.connect()
  return guest
}

describe('a café where notes carry no names', () => {
  it('[P4] [P6] puts nothing on the wire that ties a note to a person: no name, no id, no client id, no «is writing»', async () => {
    const here = await aServer()
    server = here
    const event = await here.create({
      title: 'Café',
      themes: [{ title: { fr: 'Le lien' } }, { title: { fr: 'Les lieux' } }],
      notes: { attribution: 'none', hidden: false },
    })
    const people = await Promise.all(
      ['Amandine', 'Bastien', 'Clémence'].map(name => here.join(event, { key: event.keys.participant, name })),
    )
    const wall = await here.join(event, { key: event.keys.wall })
    const staff = await here.join(event, { key: event.keys.organiser, name: 'Odile' })
    await here.command(event, staff.token, { type: 'start' })
    const frames: Uint8Array[] = []
    const table = people[0]?.seats[0]?.table ?? expect.fail()
    const at = people.map((person, i) =>
      listening(here, event, person, `table-${table}`, { frames, extended: i !== 2 }),
    )
    const elsewhere = [wall, staff, ...people].map(person =>
      listening(here, event, person, 'programme', { frames, nth: 1 }),
    )
    const onlookers = [wall, staff].map(person =>
      listening(here, event, person, `table-${table}`, { frames, extended: false }),
    )
    const everybody = [...at, ...elsewhere, ...onlookers]
    await settle(...everybody)

    const notes: string[] = []
    for (const [i, guest] of at.entries()) {
      guest.sendWriting(true)
      await settle(...everybody)
      here.clock.advance(1_500)
      const by = people[i]?.alias?.[table] ?? expect.fail('an alias')
      notes.push(writeNote(guest.doc, { by, text: `Idée ${i}` }))
      await settle(...everybody)
      here.clock.advance(1_500)
      await settle(...everybody)
    }
    const scribe = people[0] ?? expect.fail()
    const added = await here.command(event, scribe.token, { type: 'add-guest', name: 'Octave', table })
    const { body } = await here.call('GET', `events/${event.id}/me`, { token: scribe.token })
    const [voice] = body['voices'] as Me['voices'] & object
    const by = voice?.alias?.[table] ?? expect.fail('the guest’s alias')
    notes.push(
      writeNote((at[0] ?? expect.fail()).doc, { by, scribe: scribe.alias?.[table] ?? '', text: 'Dite à voix haute' }),
    )
    await settle(...everybody)
    for (const [i, guest] of at.entries()) {
      const note = notes[(i + 1) % notes.length] ?? expect.fail()
      guest.doc.getMap('plate').set(note, `V${i}`)
      guest.doc.getMap('pos').set(note, [i, i, 'V'])
      await settle(...everybody)
    }
    await here.command(event, staff.token, { type: 'open-dots', where: 'tables' })
    for (const person of people)
      await here.command(event, person.token, { type: 'place-dots', table, note: notes[0] ?? '', count: 1 })
    const dots = { type: 'place-dots' as const, table, note: notes[0] ?? '', count: 1, for: String(added['person']) }
    await here.command(event, scribe.token, dots)
    await here.command(event, staff.token, { type: 'close-dots', where: 'tables' })
    for (let i = 0; i < 4; i++) {
      here.clock.advance(2_000)
      await settle(...everybody)
    }
    const late = listening(here, event, people[1] ?? expect.fail(), `table-${table}`, { frames, nth: 2 })
    await settle(late, ...everybody)
    expect(late.doc.getMap('core').size).toBe(4)
    expect(here.lines.filter(line => line.includes('refused'))).toEqual([])

    const { pieces, writers } = readPieces(frames)
    const known = new Set(
      [...people, wall, staff, { person: { id: String(added['person']), name: 'Octave' } }]
        .flatMap(({ person }) => [person.id, person.name])
        .filter(text => text !== ''),
    )
    const isNote = new Set(notes)
    expect(pieces.some(({ where, key }) => where === 'core' && isNote.has(key))).toBe(true)
    expect(pieces.some(({ value }) => leavesOf(value).some(leaf => known.has(String(leaf))))).toBe(true)

    for (const piece of pieces) {
      const aboutNotes = isNote.has(piece.key) ? [piece.value] : holdersOf(piece.value, isNote)
      for (const about of aboutNotes)
        expect([piece, leavesOf(about).filter(leaf => known.has(String(leaf)))]).toEqual([piece, []])
    }
    const issued = new Set(people.flatMap(({ clientIds }) => clientIds))
    expect([...writers].some(writer => issued.has(writer))).toBe(true)
    for (const { where, key, value } of pieces)
      expect([where, leavesOf([key, value]).filter(leaf => issued.has(Number(leaf)))]).toEqual([where, []])
    expect(pieces.filter(({ value }) => JSON.stringify(value)?.includes('"writing":true'))).toEqual([])
    expect(
      pieces.filter(({ where, value }) => where === 'summaries' && !JSON.stringify(value).includes('"writing":[]')),
    ).toEqual([])
  })
})
