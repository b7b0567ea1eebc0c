import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import { tellStory } from '../../demo/story.ts'
import type { ApiNote, Joined } from '../../shared/protocol/api.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

let server: ServerProcess

beforeAll(async () => {
  // Each open document of each simulated guest listens for this process's end (y-websocket).
  process.setMaxListeners(0)
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
})
afterAll(() => server.stop())

it('the server is killed twice in the middle of the demo: the café goes on, and no note is missing', async () => {
  const caller = makeCaller(server.url)
  let kills = 0
  let written = 0
  const told = await tellStory({
    caller,
    adminKey: server.adminKey,
    seed: 4,
    speed: 1,
    people: 13,
    rounds: 2,
    tell: () => {},
    // The story waits here between two gestures: the server dies under the fifth and the thirtieth.
    pause: async () => {
      written++
      if (written === 5 || written === 30) {
        kills++
        await server.restart()
      }
    },
  })
  expect(kills).toBe(2)

  const staff = await caller.call<Joined>('POST', `/events/${told.event.id}/join`, {
    body: { key: told.event.keys.organiser },
  })
  const { notes } = await caller.call<{ notes: ApiNote[] }>('GET', `/events/${told.event.id}/notes`, {
    bearer: staff.token,
  })
  expect(told.written.length).toBeGreaterThan(10)
  for (const note of told.written) expect(notes.find(found => found.id === note.id)?.text).toBe(note.text)
  // What guests carried along lies there as a copy as well.
  expect(notes.filter(note => note.origin !== 'carried')).toHaveLength(told.written.length)

  const report = await fetch(`${server.url}/api/v1/events/${told.event.id}/report.md?lang=fr`, {
    headers: { authorization: `Bearer ${staff.token}` },
  })
  expect(await report.text()).toContain('Que signifie être socialement innovant')
})
