import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { run, runWell, serveBy, type Serving } from '../support/programs.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { home, bytes, scratch } = inject('packed')
const inPackage = (path: string) => join(home, 'node_modules', 'tablee', path)
const manifest = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

const MB = 1_000_000
/** Asked for only by a server that runs from its sources. */
const FROM_SOURCES = ['tsx']
const HASH = /\/assets\/index-[\w-]+\.js/

describe('the package that npm pack makes', () => {
  it('is small, and holds what was built, its licences and how to host it, but no sources and no tests', () => {
    console.log(`tarball: ${(bytes / MB).toFixed(1)} MB`)
    expect(bytes).toBeLessThan(4 * MB)
    const files = readdirSync(inPackage('.'), { recursive: true, encoding: 'utf8' }).filter(
      file => !file.startsWith('node_modules'),
    )
    const wanted = [
      'LICENSE',
      'README.md',
      'README.fr.md',
      'docs/hosting.md',
      'deploy/tablee.service',
      'dist/server.js',
    ]
    expect(files).toEqual(expect.arrayContaining(wanted))
    expect(files).toEqual(
      expect.arrayContaining(['client/styles/fonts/OFL.txt', 'dist/client/licences.md', 'dist/licences.md']),
    )
    expect(files.filter(file => /\.tsx?$|^(?:server|shared|tests|demo|bench|data)\b/.test(file))).toEqual([])
    expect(statSync(inPackage('scripts/tablee.mjs')).mode & 0o111).not.toBe(0)
  })

  it('depends on what its programs ask for while they run, all of it and nothing else', () => {
    const programs = readdirSync(inPackage('dist'))
      .filter(file => file.endsWith('.js'))
      .map(file => readFileSync(inPackage(join('dist', file)), 'utf8'))
    const inside = [...readFileSync(inPackage('dist/licences.md'), 'utf8').matchAll(/^## (\S+) \d+\.\d+\.\d+/gm)]
    const asked = new Set([...programs.flatMap(packagesIn), ...inside.flatMap(([, name = '']) => name)])
    const declared = { ...manifest.dependencies, ...manifest.optionalDependencies }
    expect(asked.size).toBeGreaterThan(15)
    expect(programs.flatMap(packagesIn).filter(name => !(name in declared) && !FROM_SOURCES.includes(name))).toEqual([])
    // Fonts and the compilers of the press are found by name when they are needed.
    const isNamed = (name: string) =>
      programs.some(text => text.includes(`${name.replace('@expo-google-fonts/', '')}/`))
    const idle = Object.keys(declared).filter(name => !asked.has(name) && !isNamed(name) && !/-compiler/.test(name))
    expect(idle).toEqual([])
  })

  it('`npx tablee --help` names the commands, and the rotation is planned as in a clone', async () => {
    const help = await runWell('npx', ['tablee', '--help', '--lang', 'en'], { cwd: home })
    for (const name of ['serve', 'plan', 'kit', 'export', 'import']) expect(help).toContain(`tablee ${name}`)
    const asked = ['tablee', 'plan', '33', '4', '3', '--json']
    const here = JSON.parse(await runWell('npx', asked, { cwd: home })) as object
    expect(here).toEqual(JSON.parse(await runWell('npx', asked, { cwd: ROOT })))
    expect(here).toHaveProperty('rounds')
  })

  it('`npx tablee serve` in an empty folder keeps its data there, runs a café, prints its kit, and leaves when asked', async () => {
    const folder = join(home, 'evening')
    mkdirSync(folder)
    const server = await serveBy('npx', ['tablee', 'serve'], { cwd: folder })
    expect(server.out()).toBe(`Tablée: ${server.url} (admin key: data/admin-key)\n`)
    const key = readFileSync(join(folder, 'data', 'admin-key'), 'utf8').trim()
    const event = await createCafe(server, key)
    await seeAPage(server)
    const around = { PORT: new URL(server.url).port, HOST: '127.0.0.1' }
    await runWell('npx', ['tablee', 'kit', event.id, '--out', 'kit.pdf'], { cwd: folder, env: around })
    expect(readFileSync(join(folder, 'kit.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    await server.leave()
    expect(server.err()).toContain('"what":"leaving"')
    await expect(fetch(server.url)).rejects.toThrow()

    // The same data under a name of its own, from another folder, told by the variables of the README.
    const env = { TABLEE_DATA: join(folder, 'data'), TABLEE_LOG: 'silent', TABLEE_ADMIN_KEY: 'a-key-from-outside' }
    const again = await serveBy(join(home, 'node_modules', '.bin', 'tablee'), ['serve'], { cwd: scratch, env })
    const found = await fetch(`${again.url}/api/v1/events/${event.id}`, { headers: bearer('a-key-from-outside') })
    expect(found.status).toBe(200)
    expect(again.out()).toBe(`Tablée: ${again.url} (admin key: TABLEE_ADMIN_KEY)\n`)
    expect(await again.leave()).toBe(0)
    expect(again.err()).toBe('')
    expect(existsSync(join(scratch, 'data'))).toBe(false)
  })

  it('says the same as npm start, and tells all faults of its variables at once', async () => {
    const env = { TABLEE_DATA: join(scratch, 'said'), TABLEE_LOG: 'info' }
    const said: string[] = []
    for (const [script, cwd] of [
      [inPackage('scripts/tablee.mjs'), home],
      [join(ROOT, 'scripts/start.mjs'), ROOT],
    ] as const) {
      const words = script.endsWith('tablee.mjs') ? ['serve'] : []
      const server = await serveBy(process.execPath, [script, ...words], { cwd, env })
      expect(await server.leave()).toBe(0)
      said.push(`${server.out()}${server.err()}`.replaceAll(server.url, 'URL').replaceAll(/"at":"[^"]*"/g, 'AT'))
    }
    expect(said[0]).toBe(said[1])
    expect(said[0]).toContain('leaving')

    const faulty = { PORT: 'none', TABLEE_LOG: 'loud', TABLEE_DATA: join(scratch, 'unmade') }
    const refused = await run('npx', ['tablee', 'serve'], { cwd: home, env: faulty })
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/PORT[\s\S]*TABLEE_LOG/)
    expect(existsSync(faulty.TABLEE_DATA)).toBe(false)
  })

  it('`tablee serve` takes no option, and says which variables it reads instead', async () => {
    const { code, out, err } = await run('npx', ['tablee', 'serve', '--port', '80'], { cwd: home })
    expect([code, out]).toEqual([2, ''])
    for (const name of ['PORT', 'TABLEE_DATA', 'TLS_CERT']) expect(err).toContain(name)
  })
})

/** Packages that a built program imports: by a statement at the start of a line, or in an `import(…)`. */
function packagesIn(text: string): string[] {
  const found = [
    ...text.matchAll(/^(?:import|export)\b[^"'\n]*?["']([^"'\n]+)["'];?$/gm),
    ...text.matchAll(/^\} from ["']([^"'\n]+)["'];?$/gm),
    ...text.matchAll(/\bimport\(["']([^"'\n]+)["']\)/g),
  ]
  return found.flatMap(([, name = '']) =>
    /^(?:\.|\/)/.test(name) || isBuiltin(name) ? [] : (/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? []),
  )
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

async function createCafe(server: Serving, key: string): Promise<CreatedEvent> {
  const answer = await fetch(`${server.url}/api/v1/events`, {
    method: 'POST',
    headers: { ...bearer(key), 'content-type': 'application/json' },
    body: JSON.stringify({ template: 'isn-2018' }),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as CreatedEvent
}

async function seeAPage(server: Serving): Promise<void> {
  const page = await (await fetch(server.url)).text()
  const asset = await fetch(server.url + (HASH.exec(page)?.[0] ?? '/nothing'))
  expect(asset.status).toBe(200)
  expect(asset.headers.get('content-type')).toContain('javascript')
}
