import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { run, runWell, serveBy, type Serving } from '../support/programs.ts'
import { hasProgram } from './programs-here.ts'
import { NPM_QUIETLY } from './setup.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(join(ROOT, 'docs', 'hosting.md'), 'utf8')
const { home, scratch, tarball } = inject('packed')

interface Block {
  readonly commands: readonly string[]
  /** the line below it */
  readonly note: string
}
const blocks: readonly Block[] = [...page.matchAll(/^( *)```sh\n([\s\S]*?)\n *```\n *(.*)$/gm)].map(
  ([, , text = '', note = '']) => ({ commands: text.split('\n').map(line => line.trim()), note }),
)
const OURS = '`tests/packaging/hosting.test.ts`'
const runHere = blocks.filter(({ note }) => note.startsWith(`*Run by ${OURS}`))

/** A folder as the page has it: the package installed, the tarball beside. Without a second installation. */
const folder = join(scratch, 'hosting')
let server: Serving
beforeAll(async () => {
  mkdirSync(folder)
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(home, name), join(folder, name))
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'))
  cpSync(tarball, join(folder, basename(tarball)))
  server = await serveBy(join(home, 'node_modules', '.bin', 'tablee'), ['serve'], { cwd: folder })
})
afterAll(() => server?.leave())

describe('docs/hosting.md', () => {
  it('says of every block of commands by which test it is run, or why it is not run here', () => {
    expect(blocks.length).toBeGreaterThan(12)
    expect(page.match(/^ *```sh/gm)).toHaveLength(blocks.length)
    for (const { note, commands } of blocks) {
      const [, test] = /^\*Run by `(tests\/[\w./-]+)`/.exec(note) ?? []
      if (test === undefined) expect(note, commands[0]).toMatch(/^\*Not run here: .{15,}\*$/)
      else expect(existsSync(join(ROOT, test)), test).toBe(true)
    }
  })

  it('names in its text no command that no block has, and no file that is not there', () => {
    const inBlocks = blocks.flatMap(({ commands }) => commands).join('\n')
    const prose = page.replaceAll(/```sh[\s\S]*?```/g, '')
    const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
    const commands = spans.filter(span => /^(?:npx|sudo|docker|apt|systemctl|curl) /.test(span))
    expect(commands.filter(command => !inBlocks.includes(command))).toEqual([])
    const files = spans.filter(span =>
      /^(?:deploy|tests|docs)\/|^(?:compose[\w.]*|Dockerfile|CHANGELOG\.md)$/.test(span),
    )
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter(file => !existsSync(join(ROOT, file)))).toEqual([])
    const links = [...prose.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = '']) => link)
    expect(links.filter(link => !existsSync(join(ROOT, 'docs', link)))).toEqual([])
  })

  it('names only commands that `tablee` has, with the options they take', async () => {
    const help = await runWell('npx', ['tablee', '--help'], { cwd: folder })
    const lines = blocks.flatMap(({ commands }) => commands)
    const asked = lines.flatMap(line => /\bnpx tablee ([a-z]+)/.exec(line)?.[1] ?? [])
    const known = [...help.matchAll(/^ {2}tablee ([a-z]+)/gm)].map(([, name]) => name)
    expect([...new Set(asked)].filter(name => !known.includes(name))).toEqual([])
    expect(asked).toEqual(expect.arrayContaining(['serve', 'plan', 'backup', 'restore', 'purge', 'migrate']))
  })

  it('every line that it says this test runs does what it says', async () => {
    const env = { ...NPM_QUIETLY, PORT: new URL(server.url).port, HOST: '127.0.0.1' }
    const lines = runHere.flatMap(({ commands }) => commands)
    const serving = lines.filter(line => line.endsWith('tablee serve'))
    expect(serving).toHaveLength(1)
    let ran = 0
    for (const line of lines) {
      if (serving.includes(line)) await serveSecurely(line)
      else if (line.startsWith('openssl') && !hasProgram('openssl')) console.log('openssl is not on this machine')
      // The installation is the setup's own: what is left to do here is to see that the line names it.
      else if (line.startsWith('npm install')) expect(line).toBe(`npm install --prefix . ${basename(tarball)}`)
      else await runWell('sh', ['-c', line], { cwd: folder, env: line.includes('data-of-before') ? ELSEWHERE : env })
      ran++
    }
    expect(ran).toBeGreaterThan(8)
    expect(existsSync(join(folder, 'cafe.backup'))).toBe(true)
    expect(existsSync(join(folder, 'data-of-before', 'archive'))).toBe(true)
  })
})

/** Where no server answers. */
const ELSEWHERE = { PORT: '9', HOST: '127.0.0.1' }

/** `TLS_CERT=… TLS_KEY=… npx tablee serve`: over HTTPS, and the health check finds it. */
async function serveSecurely(line: string): Promise<void> {
  if (!hasProgram('openssl')) return
  const env = { ...variablesOf(line), TABLEE_DATA: join(scratch, 'secure') }
  const words = [join(home, 'node_modules', 'tablee', 'scripts', 'tablee.mjs'), 'serve']
  const secure = await serveBy(process.execPath, words, { cwd: folder, env, secure: true })
  const port = new URL(secure.url).port
  const healthy = join(home, 'node_modules', 'tablee', 'scripts', 'healthy.mjs')
  const { code } = await run(process.execPath, [healthy], { cwd: folder, env: { ...env, PORT: port } })
  expect(code).toBe(0)
  expect(secure.out()).toContain('https://')
  expect(await secure.leave()).toBe(0)
}

const variablesOf = (line: string): Record<string, string> =>
  Object.fromEntries([...line.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]))
