import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kit } from '../../server/commands/kit.ts'
import { runCommandLine } from '../../server/commands/main.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { pdfFacts } from '../support/a-kit.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
let folder: string
let environment: Record<string, string>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-kit-'))
  tablee = await aServer()
  await tablee.server.listen(0, '127.0.0.1')
  event = await tablee.create()
  const address = tablee.server.app.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  environment = { HOST: '127.0.0.1', PORT: String(port), TABLEE_ADMIN_KEY: ADMIN_KEY, TABLEE_DATA: folder }
})
afterEach(async () => {
  await tablee.close()
  rmSync(folder, { recursive: true, force: true })
})

async function tablees(...words: string[]): Promise<{ code: number; out: string; said: string[] }> {
  const said: string[] = []
  let out = ''
  const code = await runCommandLine(words, {
    environment,
    out: text => (out += text),
    say: line => said.push(line),
  })
  return { code, out, said }
}

describe('tablee kit', () => {
  it('writes the papers of a café into a file that only its owner reads', async () => {
    const file = join(folder, 'papers.pdf')
    const words = ['kit', event.id, '--parts', 'signin,order', '--languages', 'en', '--out', file, '--lang', 'fr']
    const { code, said, out } = await tablees(...words)
    expect([code, out, said]).toEqual([0, '', [`${file} : 2 pages.`]])
    expect(pdfFacts(readFileSync(file))).toMatchObject({ isUa: true, bookmarks: ['Sign-in sheet', 'Running order'] })
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('says what is wrong, and writes nothing', async () => {
    const file = join(folder, 'papers.pdf')
    const wrong: [string[], number, RegExp][] = [
      [['kit'], 2, /Say which café/],
      [['kit', event.id, '--posters'], 2, /not understood/],
      [['kit', 'cnone', '--out', file], 1, /no such event/],
      [['kit', event.id, '--parts', 'posters', '--out', file], 1, /refused: parts/],
      [['kit', event.id, '--parts', 'order', '--out', join(folder, 'none', 'x.pdf')], 1, /could not be written/],
    ]
    for (const [words, code, sentence] of wrong) {
      const answer = await tablees(...words, '--lang', 'en')
      expect([words, answer.code]).toEqual([words, code])
      expect(answer.said.join('\n')).toMatch(sentence)
    }
    expect(existsSync(file)).toBe(false)
  })

  it('asks for a server that runs, and for its key', async () => {
    const running = environment['PORT'] ?? ''
    environment = { ...environment, PORT: '1' }
    expect((await tablees('kit', event.id, '--lang', 'en')).said[0]).toMatch(/^No server answers at .*Start it/)
    environment = { HOST: '127.0.0.1', PORT: running, TABLEE_DATA: folder }
    expect((await tablees('kit', event.id, '--lang', 'en')).said[0]).toMatch(/admin key is missing/)
  })

  it('is told of in the list of commands', async () => {
    expect((await tablees('help', '--lang', 'en')).out).toContain(kit.usage)
  })
})
