import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { VARIABLES } from '../../server/config.ts'
import { NOBODY, run, runWell, serveBy, type Serving } from '../support/programs.ts'
import { execForm, readCopy, readDockerfile, type Stage } from './dockerfile.ts'
import { NPM_QUIETLY } from './setup.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const { scratch } = inject('packed')
const stages = readDockerfile(read('Dockerfile'))
const last = stages.at(-1) as Stage
const said = (what: string): string => last.steps.find(step => step.what === what)?.rest ?? ''

/**
 * The steps of the Dockerfile, run without Docker: a folder stands for the file system of each stage, and the commands are the same.
 * What this cannot show: the base image (its Node, its npm, its C library), a root file system that is read-only as a whole,
 * and the layers. In the ordinary run the build stage borrows the packages and the build of this clone; the long run installs
 * and builds them anew.
 */
const isLong = process.env['TABLEE_LONG'] === '1'
const folderOf = (stage: Stage) => join(scratch, 'stages', stage.name.replaceAll(' ', '-'))

async function runStage(stage: Stage): Promise<void> {
  const top = folderOf(stage)
  let work = top
  for (const { what, rest } of stage.steps) {
    if (what === 'WORKDIR') mkdirSync((work = join(top, rest)), { recursive: true })
    if (what === 'COPY') copy(rest, top, work)
    if (what === 'RUN' && !borrow(stage, rest, work))
      await runWell('sh', ['-c', rest], { cwd: work, env: NPM_QUIETLY, most: 300_000 })
  }
}

function copy(rest: string, top: string, work: string): void {
  const { flags, sources, target } = readCopy(rest)
  const to = target.startsWith('/') ? join(top, target) : join(work, target)
  const other = stages.find(stage => stage.name === flags['from'])
  const from = other === undefined ? ROOT : folderOf(other)
  for (const source of sources.flatMap(each => matching(from, each))) {
    const place = statSync(source).isDirectory() ? to : join(to, basename(source))
    if (other === undefined) cpSync(source, place, { recursive: true, filter: isSent, verbatimSymlinks: true })
    else link(source, place)
  }
  if (flags['chown'] !== undefined && NOBODY !== undefined) chownSync(to, NOBODY.uid, NOBODY.gid)
}

/** From one stage to the next files are linked: nobody writes into them, and there are tens of thousands. */
function link(from: string, to: string): void {
  if (!statSync(from).isDirectory()) return linkSync(from, to)
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true }))
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(join(from, entry.name)), join(to, entry.name))
    else link(join(from, entry.name), join(to, entry.name))
}

/** The one pattern that the file uses: a name with a star in it. */
function matching(from: string, source: string): string[] {
  if (!source.includes('*')) return [join(from, source)]
  const [before = '', after = ''] = basename(source).split('*')
  const folder = join(from, source, '..')
  return readdirSync(folder)
    .filter(name => name.startsWith(before) && name.endsWith(after))
    .map(name => join(folder, name))
}

/** What .dockerignore lets through; names of folders and `*.ending` are all that ours has. */
const ignored = read('.dockerignore').trim().split('\n')
function isSent(path: string): boolean {
  const [first = ''] = relative(ROOT, path).split('/')
  return !ignored.some(each => (each.startsWith('*') ? path.endsWith(each.slice(1)) : first === each))
}

function borrow(stage: Stage, command: string, work: string): boolean {
  if (isLong || stage.name !== 'build' || !command.startsWith('npm ci')) return false
  symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'))
  cpSync(join(ROOT, 'dist'), join(work, 'dist'), { recursive: true })
  return true
}

let data = ''
let environment: Record<string, string> = {}
beforeAll(async () => {
  for (const stage of stages) await runStage(stage)
  data = join(folderOf(last), said('VOLUME'))
  const env = said('ENV')
    .split(/\s+/)
    .map(each => each.split('=') as [string, string])
  environment = Object.fromEntries(env)
  allow(join(folderOf(last), 'app'), 0o555)
}, 600_000)
afterAll(() => allow(join(folderOf(last), 'app'), 0o755))

/** Root may write everywhere: for somebody else the folder is read-only. Its own packages are left as npm made them. */
function allow(folder: string, mode: number): void {
  if (!existsSync(folder)) return
  for (const name of ['', 'dist', 'scripts', 'node_modules', 'node_modules/.bin']) chmodSync(join(folder, name), mode)
}

describe('the container', () => {
  it('ends in a stage with no sources and no tools, for somebody without rights, with data in a volume', () => {
    expect(stages.map(stage => stage.name)).toEqual(['build', 'install', 'stage 2'])
    expect(new Set(stages.map(stage => stage.from))).toEqual(new Set(['node:${NODE}']))
    expect(read('Dockerfile')).toMatch(/^ARG NODE=2\d-[a-z]+-slim$/m)
    const app = join(folderOf(last), 'app')
    expect(readdirSync(app)).toEqual(expect.arrayContaining(['dist', 'node_modules', 'scripts', 'LICENSE']))
    for (const name of ['server', 'client/main.tsx', 'tests', 'node_modules/vite', 'node_modules/typescript'])
      expect(existsSync(join(app, name)), name).toBe(false)
    expect(last.steps.some(step => step.what === 'RUN')).toBe(false)
    expect([said('USER'), environment['TABLEE_DATA'], said('VOLUME')]).toEqual(['node', '/data', '/data'])
    expect(said('STOPSIGNAL')).toBe('SIGTERM')
    expect(said('EXPOSE')).toBe(VARIABLES.find(each => each.name === 'PORT')?.fallback)
  })

  it('serves from a folder it cannot write to, is found healthy, and leaves with 0 when it is asked to', async () => {
    const app = join(folderOf(last), 'app')
    const [node, ...words] = execForm(said('CMD'))
    const [alsoNode, ...asking] = execForm(said('HEALTHCHECK'))
    expect([node, alsoNode]).toEqual(['node', 'node'])
    // A place for temporary files that nobody can write to: with a read-only root there is none.
    const env = { ...environment, TABLEE_DATA: data, TMPDIR: app, HOME: '/nonexistent' }
    const server = await serveBy(process.execPath, words, { cwd: app, env, user: NOBODY })
    const port = new URL(server.url).port
    const check = () => run(process.execPath, asking, { cwd: app, env: { ...env, PORT: port }, user: NOBODY })
    expect((await check()).code).toBe(0)
    expect(await askForPapers(server)).toEqual([201, 200])
    expect(await server.leave()).toBe(0)
    expect((await check()).code).toBe(1)
    expect(readdirSync(data)).toEqual(expect.arrayContaining(['admin-key', 'archive', 'secret']))
  })

  it('compose.yaml and compose.nodes.yaml set only variables that exist, and mount only files that exist', () => {
    const known = VARIABLES.map(variable => variable.name as string)
    for (const file of ['compose.yaml', 'compose.nodes.yaml']) {
      const text = read(file)
      const set = [...text.matchAll(/^ {2,6}((?:TABLEE|TLS)_[A-Z_]+|PORT|HOST|PUBLIC_URL|DATABASE_URL): /gm)]
      expect(set.length).toBeGreaterThan(1)
      const ours = set.map(([, name = '']) => name).filter(name => !OF_CADDY.includes(name))
      expect(ours.filter(name => !known.includes(name))).toEqual([])
      for (const [, mounted = ''] of text.matchAll(/^ +- (\.\/[^:]+):/gm))
        expect(existsSync(join(ROOT, mounted))).toBe(true)
      expect(text).toContain('read_only: true')
    }
  })
})

/** Read by deploy/Caddyfile. */
const OF_CADDY = ['TABLEE_SITE', 'TABLEE_NODES']

/** A café is made, and its papers printed by the press, which reads fonts and templates. */
async function askForPapers(server: Serving): Promise<number[]> {
  const headers = { authorization: `Bearer ${readFileSync(join(data, 'admin-key'), 'utf8').trim()}` }
  const made = await fetch(`${server.url}/api/v1/events`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ template: 'isn-2018' }),
  })
  const { id } = (await made.json()) as { id: string }
  const kit = await fetch(`${server.url}/api/v1/events/${id}/kit.pdf`, { headers })
  await kit.arrayBuffer()
  return [made.status, kit.status]
}
