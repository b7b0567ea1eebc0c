import { describe, expect, it } from 'vitest'
import { readSources, type SourceFile, toSource } from './support/source-files.ts'
import { clockAndChance, inlineStyles, sideOf, spokenLiterals, unguardedSecureCalls } from './support/house-rules.ts'

const sources = readSources('client', 'server', 'shared')
const client = sources.filter(source => sideOf(source.path) === 'client')
const server = sources.filter(source => sideOf(source.path) === 'server')
const shared = sources.filter(source => sideOf(source.path) === 'shared')

/** In the client, what every screen may build on. Whatever else lies there is a screen, or `app`, where screens meet. */
const FOUNDATIONS = ['ui', 'i18n', 'mirror', 'session', 'styles', 'travel', 'aids']

const room = (path: string) => (sideOf(path) === 'client' ? (path.split('/')[1] ?? '') : '')

/** Each import that the rule does not allow, as a sentence. */
function trespasses(files: readonly SourceFile[], isAllowed: (target: string, from: SourceFile) => boolean): string[] {
  return files.flatMap(file =>
    file.imports.filter(target => !isAllowed(target, file)).map(target => `${file.path} imports ${target}`),
  )
}

function mentions(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.filter(file => pattern.test(file.text)).map(file => file.path)
}

describe('who may import whom', () => {
  it('there is something to look at on each side', () => {
    expect(client.length).toBeGreaterThan(0)
    expect(server.length).toBeGreaterThan(0)
    expect(shared.length).toBeGreaterThan(0)
  })

  it('server and client never meet, and shared looks up at neither', () => {
    const mayImport = { client: ['client', 'shared'], server: ['server', 'shared'], shared: ['shared'] }
    const found = trespasses(sources, (target, from) => {
      const [here, there] = [sideOf(from.path), sideOf(target)]
      return here === undefined || there === undefined || mayImport[here].includes(there)
    })
    expect(found).toEqual([])
  })

  it('shared runs anywhere: no Node, no socket, no Solid', () => {
    const found = trespasses(shared, target => !/^(node:|ws$|solid-js|@solid|fastify|@fastify|vite)/.test(target))
    expect(found).toEqual([])
  })

  it('the client uses nothing of Node, the server nothing of the browser', () => {
    expect(trespasses(client, target => !/^(node:|ws$|fastify|@fastify|classic-level|docx)/.test(target))).toEqual([])
    expect(
      trespasses(server, target => !/^(solid-js|@solid|y-websocket|prosemirror|y-prosemirror)/.test(target)),
    ).toEqual([])
  })

  it('screens do not know one another: they meet in app', () => {
    const screens = client.filter(file => room(file.path).match(/\./) === null && room(file.path) !== 'app')
    const found = trespasses(screens, (target, from) => {
      const there = room(target)
      return there === '' || there === room(from.path) || FOUNDATIONS.includes(there)
    })
    expect(found).toEqual([])
  })

  it('the parts of the interface know nothing of the session, the documents or the network', () => {
    const parts = client.filter(file => room(file.path) === 'ui')
    const found = trespasses(parts, target => {
      const there = room(target)
      return there === ''
        ? !/^(yjs|y-|shared\/(document|protocol))/.test(target)
        : ['ui', 'i18n', 'styles'].includes(there)
    })
    expect(found).toEqual([])
  })

  // `storage.ts` is the part of main.ts that chooses, for the commands too; `tablee migrate` needs two of them at once.
  it('only storage.ts and migrate know which archive it is', () => {
    const choosers = ['server/storage.ts', 'server/commands/migrate-places.ts']
    const others = server.filter(file => !file.path.startsWith('server/archive/') && !choosers.includes(file.path))
    const found = trespasses(
      others,
      target => !/^(server\/archive\/(level|memory|postgres)|classic-level$)/.test(target),
    )
    expect(found).toEqual([])
  })

  it('a room knows no socket, no disk and no web server', () => {
    const inside = server.filter(file => /^server\/sync\/(room|gate|integration|presence|session)\.ts$/.test(file.path))
    expect(trespasses(inside, target => !/^(node:(fs|net|http)|ws$|fastify|classic-level)/.test(target))).toEqual([])
  })
})

describe('one owner each', () => {
  it('only server/metrics knows what counts are written with, and counting needs none of it', () => {
    const importers = server.filter(file => file.imports.includes('prom-client')).map(file => file.path)
    expect(importers).toEqual(['server/metrics/families.ts', 'server/metrics/metrics.ts'])
    const meter = server.filter(file => /^server\/metrics\/(meter|tally)\.ts$/.test(file.path))
    expect(meter).toHaveLength(2)
    expect(trespasses(meter, target => /^(server\/metrics\/(meter|tally)|shared\/)/.test(target))).toEqual([])
  })

  // The second one only reads, in a thread: Yjs has no call that gives a document in several pieces.
  it('only integration.ts and pieces.ts touch the inside of Yjs', () => {
    const inside = /\b(pendingStructs|pendingDs)\b|\._(map|start|item|first|length)\b|\bstore\.clients\b/
    const found = mentions(sources, inside).filter(
      path => !['server/sync/integration.ts', 'server/sync/pieces.ts'].includes(path),
    )
    expect(found).toEqual([])
  })

  it('only main.ts and config.ts read the environment', () => {
    const readers = mentions(sources, /\bprocess\.env\b/)
    expect(readers.filter(path => !['server/main.ts', 'server/config.ts'].includes(path))).toEqual([])
  })

  it('shared has no clock and no chance of its own', () => {
    expect(shared.flatMap(clockAndChance)).toEqual([])
  })
})

describe('files', () => {
  it('are short enough to be read: under 400 lines', () => {
    const long = sources.filter(file => file.text.split('\n').length > 400).map(file => file.path)
    expect(long).toEqual([])
  })
})

describe('pages', () => {
  it('ask for nothing that a café on plain HTTP does not have', () => {
    expect(client.flatMap(unguardedSecureCalls)).toEqual([])
  })

  it('carry no inline style: the policy would block it', () => {
    expect(client.flatMap(inlineStyles)).toEqual([])
  })

  it('say nothing that is not in a dictionary', () => {
    expect(client.flatMap(spokenLiterals)).toEqual([])
  })
})

describe('these rules', () => {
  const page = (inside: string) => toSource('client/table/Bad.tsx', `export const Bad = (p: any) => ${inside}`)

  it('see an inline style, fixed or made of fixed values', () => {
    const bad = [
      '<p style="top: 0" />',
      `<p style={{ '--x': 3, '--y': p.y }} />`,
      '<p style={{ top: `0` }} />',
      '<i><p style={"top:" + "0"} /></i>',
      '<style>p</style>',
    ]
    for (const inside of bad) expect(inlineStyles(page(inside)), inside).toHaveLength(1)
    expect(inlineStyles(page(`<p style={{ '--y': p.y, ...p.more }} class="style=" />`))).toEqual([])
  })

  it('see words between tags and in spoken attributes, in any branch', () => {
    expect(spokenLiterals(page('<p>Bonjour</p>'))).toHaveLength(1)
    expect(spokenLiterals(page(`<p>{p.open ? 'Ouvert' : p.closed}</p>`))).toHaveLength(1)
    expect(spokenLiterals(page('<p>{`Table ${p.n}`}</p>'))).toHaveLength(1)
    expect(spokenLiterals(page('<input placeholder="Votre prénom" aria-label={p.open && `Table`} />'))).toHaveLength(2)
    expect(
      spokenLiterals(page(`<p class={p.a ? 'b' : 'c'} title={p.title}>{p.t} · 3 {p.kind === 'idea'}</p>`)),
    ).toEqual([])
    expect(spokenLiterals(page(`<Show when={p.a} fallback={<i>{p.t('key')}</i>}>{p.list['key']}</Show>`))).toEqual([])
  })

  it('see a call that needs a secure context, unless it is asked for first', () => {
    expect(unguardedSecureCalls(page('crypto.randomUUID()'))).toHaveLength(1)
    expect(unguardedSecureCalls(page('globalThis.crypto.subtle'))).toHaveLength(1)
    expect(unguardedSecureCalls(page('navigator.clipboard.writeText(p)'))).toHaveLength(1)
    expect(unguardedSecureCalls(page(`'clipboard' in navigator && navigator.clipboard.writeText(p)`))).toEqual([])
    expect(unguardedSecureCalls(page('navigator.wakeLock?.request()'))).toEqual([])
  })

  it('see a clock or a die in shared', () => {
    const file = (text: string) => toSource('shared/domain/bad.ts', text)
    expect(clockAndChance(file('export const a = Date.now()'))).toHaveLength(1)
    expect(clockAndChance(file('export const a = new Date()'))).toHaveLength(1)
    expect(clockAndChance(file('export const a = Math.random()'))).toHaveLength(1)
    expect(clockAndChance(file('export const a = (at: number) => new Date(at)'))).toEqual([])
  })

  it('see an import wherever it stands', () => {
    const file = toSource('client/table/x.ts', `export { a } from '../wall/a.ts'; const b = () => import('../ui/b.ts')`)
    expect(file.imports).toEqual(['client/wall/a.ts', 'client/ui/b.ts'])
  })
})
