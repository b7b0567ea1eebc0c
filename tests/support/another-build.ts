import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HASHED = /^(.+)-([\w-]{8})(\.\w+)$/

export interface AnotherBuild {
  /** what Node runs to serve it */
  readonly server: string
  remove(): void
}

/**
 * What is built, as if anything in it had been changed: every hashed file has another name, so that no file of the pages that people
 * have open is there any more. `protocol`: a server, and pages, that speak another version of the protocol.
 */
export function anotherBuild(given: { readonly protocol?: number } = {}): AnotherBuild {
  const home = mkdtempSync(join(tmpdir(), 'tablee-build-'))
  cpSync(join(ROOT, 'dist'), join(home, 'dist'), { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(home, 'package.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'))
  const pages = join(home, 'dist', 'client')
  const files = () => readdirSync(pages, { recursive: true, encoding: 'utf8', withFileTypes: false })
  for (const file of files().filter(name => /\.(?:br|gz)$/.test(name))) rmSync(join(pages, file))

  // Names are kept by browsers for ever: each build has its own.
  const mark = given.protocol === undefined ? 'X' : 'Z'
  const renamed = new Map<string, string>()
  for (const file of files().filter(name => name.startsWith('assets/'))) {
    const [, name, hash = '', ending] = HASHED.exec(basename(file)) ?? []
    if (name !== undefined) renamed.set(basename(file), `${name}-${hash.slice(1)}${mark}${ending}`)
  }
  const names = new RegExp([...renamed.keys()].map(name => name.replaceAll('.', '\\.')).join('|'), 'g')
  let spoken = 0
  for (const file of files().filter(name => /\.(?:js|css|html)$/.test(name))) {
    let text = readFileSync(join(pages, file), 'utf8').replaceAll(names, name => renamed.get(name) ?? name)
    // The one comparison in the files that open documents; the bundler may have turned it round.
    if (given.protocol !== undefined && file.startsWith('assets/session-'))
      text = text.replaceAll(/\.version([!=]==)1\b/g, (_, sign: string) => {
        spoken++
        return `.version${sign}${given.protocol}`
      })
    writeFileSync(join(pages, file), text)
  }
  for (const [before, after] of renamed) renameSync(join(pages, 'assets', before), join(pages, 'assets', after))
  if (given.protocol !== undefined) {
    const server = join(home, 'dist', 'server.js')
    const text = readFileSync(server, 'utf8')
    const told = text.replace('PROTOCOL_VERSION = 1', `PROTOCOL_VERSION = ${given.protocol}`)
    if (spoken !== 1 || told === text) throw new Error('the version of the protocol was not found where it was')
    writeFileSync(server, told)
  }
  return {
    server: join(home, 'dist', 'server.js'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
