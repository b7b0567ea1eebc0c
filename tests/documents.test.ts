import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RIGHTS } from '../shared/access/commands.ts'
import { VARIABLES } from '../server/config.ts'
import { routesOf } from '../server/http/app.ts'
import { aServer } from './support/a-server.ts'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

describe('what is written about Tablée', () => {
  it('both READMEs list every variable with its default, and no other', () => {
    for (const file of ['README.md', 'README.fr.md']) {
      const rows = [...read(file).matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`|–) \|/gm)].map(row => [
        row[1],
        row[2] ?? '',
      ])
      expect(rows).toEqual(VARIABLES.map(variable => [variable.name, variable.fallback]))
    }
  })

  it('the English README says of each variable what the program says', () => {
    for (const variable of VARIABLES) expect(read('README.md')).toContain(variable.what)
  })

  it('every file, folder and picture that is named exists', () => {
    const named = ['README.md', 'README.fr.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/api.md'].flatMap(file =>
      [
        ...read(file).matchAll(
          /`((?:client|server|shared|scripts|tests|demo|docs)\/[\w./-]+)`|\]\(((?!http)[\w./-]+)\)/g,
        ),
      ].map(found => [file, found[1] ?? found[2] ?? ''] as const),
    )
    expect(named.length).toBeGreaterThan(30)
    const missing = named.filter(([file, path]) => {
      const base = file.includes('/') && !path.startsWith('shared') && !path.startsWith('docs') ? 'docs/' : ''
      return (
        !existsSync(new URL(`../${base}${path}`, import.meta.url)) &&
        !existsSync(new URL(`../${path}`, import.meta.url))
      )
    })
    expect(missing).toEqual([])
  })

  it('docs/api.md names everything that `me` answers, and when an event is erased', async () => {
    const server = await aServer()
    const event = await server.create({ template: 'isn-2018', notes: { attribution: 'none' } })
    const zoe = await server.join(event, { key: event.keys.participant, name: 'Zoe', table: 't1' })
    const guest = await server.join(event, {
      key: event.keys.participant,
      name: 'Octave',
      table: 't1',
      device: 'paper',
    })
    await server.command(event, zoe.token, { type: 'scribe', for: guest.person.id })
    const me = (await server.call('GET', `events/${event.id}/me`, { token: zoe.token })).body
    const view = (await server.call('GET', `events/${event.id}`, { token: zoe.token })).body
    await server.close()
    const text = read('docs/api.md')
    const [voice] = me['voices'] as readonly object[]
    const fields = [me, me['person'] as object, voice ?? {}].flatMap(Object.keys)
    expect(fields).toEqual(expect.arrayContaining(['purgeAt', 'joinedAt', 'voices', 'personal']))
    expect(view['purgeAt']).toBe(me['purgeAt'])
    expect(fields.filter(field => !new RegExp(`\\b${field}\\b`).test(text))).toEqual([])
  })

  it('docs/api.md has a row for each call, and no other', async () => {
    const server = await aServer()
    const calls = routesOf(server.server.context).map(route => `${route.method} ${route.path}`)
    await server.close()
    expect(rowsOf('Calls').flatMap(callsIn).sort()).toEqual(calls.sort())
  })

  it('docs/api.md has a row for each command, and no other', () => {
    const chapters = ['Commands', 'People who are announced, and a plan that changes']
    const told = chapters.flatMap(rowsOf).flatMap(cell => [...cell.matchAll(/`([a-z]+(?:-[a-z]+)*)(?: \{[^`]*)?`/g)])
    const commands = told.map(([, name = '']) => name).filter(name => !ANSWERED.includes(name))
    expect(commands.sort()).toEqual(Object.keys(RIGHTS).sort())
  })
})

/** Fields of the answer to a change of the plan: they have a table in the same chapter. */
const ANSWERED = ['changed', 'arrived', 'left', 'figures', 'sizes', 'kept', 'broken', 'unseated', 'offer', 'undo']

/** The first cells of the tables under this heading. */
function rowsOf(heading: string): string[] {
  const chapter =
    read('docs/api.md')
      .split('\n## ')
      .find(text => text.startsWith(`${heading}\n`)) ?? ''
  return chapter
    .split('\n')
    .filter(line => /^\| .*`/.test(line))
    .map(line => line.split(/(?<!\\)\|/)[1]?.trim() ?? '')
}

/** `GET` `PATCH /a/:id` · `…/more`: three calls. A path may be said by how it differs from the one before. */
function callsIn(cell: string): string[] {
  let methods: string[] = []
  let path = ''
  let waiting: string[] = []
  return [...cell.matchAll(/`(?:(GET|POST|PATCH|DELETE)\b ?)?([^`]*)`/g)].flatMap(([, method, said = '']) => {
    if (method !== undefined) waiting.push(method)
    if (said === '') return []
    if (waiting.length > 0) methods = waiting
    waiting = []
    if (said.startsWith('/')) path = said
    else if (said.startsWith('…')) path += said.slice(1)
    else if (said.startsWith('.')) path = path.replace(/\.\w+$/, said)
    else path = path.replace(/[^/]+$/, said)
    return methods.map(each => `${each} ${path}`)
  })
}
