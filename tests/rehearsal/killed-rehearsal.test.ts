import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { makeCaller } from '../../demo/http.ts'
import { PHRASES } from '../../demo/phrases.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import type { RehearsalView } from '../../shared/protocol/rehearsal.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

let server: ServerProcess | undefined
afterEach(() => server?.stop())

/** Every byte of the data folder, as Latin letters. */
function bytesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .map(path => readFileSync(path).toString('latin1'))
    .join('\n')
}
const asBytes = (text: string): string => Buffer.from(text).toString('latin1')

it('[B1] [B3] [B2] a server killed in the middle of a rehearsal has kept nothing of it, and all of its café', {
  timeout: 60_000,
}, async () => {
  const tablee = await startServer({ fromSource: true, env: { TABLEE_LOG: 'info' } })
  server = tablee
  const caller = makeCaller(tablee.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: tablee.adminKey,
    body: {
      title: 'Un café',
      languages: ['en'],
      themes: [{ title: 'What next?' }],
      capacity: 6,
      rounds: { count: 1, minutes: 5 },
    },
  })
  const organiser = await caller.call<Joined>('POST', `/events/${event.id}/join`, {
    body: { key: event.keys.organiser },
  })
  const path = `/events/${event.id}/rehearsal`
  const look = async () =>
    (await caller.call<{ rehearsal: RehearsalView | null }>('GET', path, { bearer: organiser.token })).rehearsal
  const body = { speed: 20, alone: true, language: 'en' }
  await caller.call('POST', path, { bearer: organiser.token, body })

  // Real guests, in a thread of the server, over its own doors.
  let notes: readonly ApiNote[] = []
  const twin = (await look())?.id ?? expect.fail('there is no rehearsal')
  await vi.waitFor(
    async () => {
      notes = (await caller.call<{ notes: ApiNote[] }>('GET', `/events/${twin}/notes`, { bearer: tablee.adminKey }))
        .notes
      expect(notes.length).toBeGreaterThan(1)
    },
    { timeout: 30_000, interval: 200 },
  )
  const phrases = Object.values(PHRASES.en).flat()
  expect(notes.every(note => phrases.includes(note.text))).toBe(true)

  await tablee.restart()
  const kept = bytesUnder(tablee.dataDir)
  for (const trace of [twin, ...notes.flatMap(note => [note.id, note.text, note.author ?? note.text])])
    expect([trace, kept.includes(asBytes(trace))]).toEqual([trace, false])
  expect(kept).toContain(event.id)
  expect(tablee.output()).not.toContain(twin)

  expect(await look()).toBeNull()
  const view = await caller.call<{ phase: string }>('GET', `/events/${event.id}`, { bearer: organiser.token })
  expect(view.phase).toBe('prepared')
  await expect(caller.call('GET', `/events/${twin}`, { bearer: tablee.adminKey })).rejects.toThrow('404')
  // It can be rehearsed again at once.
  await caller.call('POST', path, { bearer: organiser.token, body })
})
