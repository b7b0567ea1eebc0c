import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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

  it('docs/api.md speaks of every call', async () => {
    const server = await aServer()
    const text = read('docs/api.md')
    const paths = routesOf(server.server.context).map(route => route.path)
    await server.close()
    const silent = paths.filter(path => {
      const last = path.split('/').at(-1) ?? ''
      // the report's three formats stand in one row: `report.md` `.html` `.docx`
      return (
        !text.includes(last) && !(last.startsWith('report.') && text.includes(`\`${last.slice('report'.length)}\``))
      )
    })
    expect(silent).toEqual([])
  })
})
