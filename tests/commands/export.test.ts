import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportCommand } from '../../server/commands/export.ts'
import { importCommand } from '../../server/commands/import.ts'
import { runCommandLine } from '../../server/commands/main.ts'
import { contentsOf, type Lived, liveACafe } from '../exports/a-lived-cafe.ts'
import { aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let lived: Lived
let folder: string
let environment: Record<string, string>
beforeEach(async () => {
  tablee = await aServer()
  lived = await liveACafe(tablee)
  await tablee.server.listen(0, '127.0.0.1')
  folder = mkdtempSync(join(tmpdir(), 'tablee-export-'))
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
const read = (name: string): Buffer => readFileSync(join(folder, name))

describe('tablee export', () => {
  it('writes each format into the folder, in files that only their owner reads', async () => {
    const { id } = lived.event
    const formats = 'md,html,docx,csv,json,archive,canvas,excalidraw'
    const { code, said } = await tablees(
      'export',
      id,
      '--format',
      formats,
      '--out',
      join(folder, 'new', 'files'),
      '--lang',
      'en',
    )
    expect(code).toBe(0)
    const names = readdirSync(join(folder, 'new', 'files')).sort()
    expect(names).toEqual(
      [
        'archive.zip',
        'notes.csv',
        'notes.json',
        'report-en.docx',
        'report-en.html',
        'report-en.md',
        't1.canvas',
        't1.excalidraw',
        't2.canvas',
        't2.excalidraw',
      ].map(name => `${id}-${name}`),
    )
    expect(names.every(name => (statSync(join(folder, 'new', 'files', name)).mode & 0o077) === 0)).toBe(true)
    expect(read(`new/files/${id}-report-en.md`).toString()).toContain('Report')
    expect(JSON.parse(read(`new/files/${id}-notes.json`).toString())).toHaveProperty('notes')
    expect(said.filter(line => line.endsWith('kB.'))).toHaveLength(10)
    expect(said.join('\n')).toContain('The archive holds personal data')
  })

  it('writes the bilingual edition, and without a language the event’s first', async () => {
    const { id } = lived.event
    expect((await tablees('export', id, '--format', 'md', '--out', folder, '--lang', 'both')).code).toBe(0)
    expect((await tablees('export', id, '--format', 'md', '--out', folder)).code).toBe(0)
    expect(read(`${id}-report-both.md`).toString()).toMatch(/Compte rendu[\s\S]*Report/)
    expect(read(`${id}-report-fr.md`).toString()).toContain('Compte rendu')
  })

  it('says what is wrong, and writes what can be written', async () => {
    const wrong: [string[], number, RegExp][] = [
      [['export'], 2, /Say which café/],
      [['export', lived.event.id], 2, /Say which formats.*archive/],
      [['export', lived.event.id, '--format', 'md,odt'], 2, /no such format: odt/],
      [['export', lived.event.id, '--format', 'md', '--paper'], 2, /not understood/],
      [['export', 'cnone', '--format', 'md', '--out', folder], 1, /no such event/],
      [['export', lived.event.id, '--format', 'md', '--out', join(folder, 'a-file', 'x')], 1, /could not be written/],
    ]
    writeFileSync(join(folder, 'a-file'), '')
    for (const [words, code, sentence] of wrong) {
      const answer = await tablees(...words, '--lang', 'en')
      expect([words, answer.code]).toEqual([words, code])
      expect(answer.said.join('\n')).toMatch(sentence)
    }
    const klingon = await tablees('export', lived.event.id, '--format', 'md', '--lang', 'tlh')
    expect([klingon.code, klingon.said[0]]).toEqual([2, '--lang takes fr, en or both, not “tlh”.'])
    expect(readdirSync(folder)).toEqual(['a-file'])
  })
})

describe('tablee import', () => {
  it('takes an archive up again as a new café, whose id it answers', async () => {
    const { id } = lived.event
    await tablees('export', id, '--format', 'archive', '--out', folder)
    const { code, out, said } = await tablees('import', join(folder, `${id}-archive.zip`), '--lang', 'en')
    expect([code, said[0]]).toEqual([0, 'The café “Le Café des voisins” is taken up: 4 people, 3 notes.'])
    const again = out.trim()
    const archive = await tablee.call('GET', `events/${again}/archive.zip`, { token: ADMIN_KEY })
    expect(contentsOf(archive.bytes)).toEqual(contentsOf(read(`${id}-archive.zip`)))
    // Keys are secrets: they are on the home page, not on a terminal.
    const { body } = await tablee.call('GET', `events/${again}`, { token: ADMIN_KEY })
    for (const key of Object.values(body['keys'] ?? {})) expect(out + said.join()).not.toContain(String(key))
  })

  it('creates a café from a plan, as the planning book writes it', async () => {
    const plan = await tablee.call('GET', `events/${lived.event.id}/plan.json`, { token: ADMIN_KEY })
    writeFileSync(join(folder, 'plan.json'), plan.bytes)
    const { code, out, said } = await tablees('import', join(folder, 'plan.json'), '--lang', 'fr')
    expect([code, said[0]]).toEqual([
      0,
      'Le café « Le Café des voisins » est créé.'.replaceAll('« ', '«\u202f').replaceAll(' »', '\u202f»'),
    ])
    expect((await tablee.call('GET', `events/${out.trim()}`, { token: ADMIN_KEY })).status).toBe(200)
  })

  it('says what is wrong, and creates nothing', async () => {
    const events = async () =>
      ((await tablee.call('GET', 'events', { token: ADMIN_KEY })).body['events'] as unknown[]).length
    const before = await events()
    writeFileSync(join(folder, 'words.txt'), 'some words')
    writeFileSync(join(folder, 'plan.json'), '{ "title": "" }')
    writeFileSync(join(folder, 'cut.zip'), Buffer.from('PK\u0003\u0004 and no more of it'))
    const wrong: [string[], number, RegExp][] = [
      [['import'], 2, /Say which file/],
      [['import', join(folder, 'none.zip')], 1, /could not be read/],
      [['import', join(folder, 'words.txt')], 1, /neither an archive of Tablée \(\.zip\) nor a plan/],
      [['import', join(folder, 'plan.json')], 1, /refused: .*title/],
      [['import', join(folder, 'cut.zip')], 1, /refused: this is not a zip file/],
    ]
    for (const [words, code, sentence] of wrong) {
      const answer = await tablees(...words, '--lang', 'en')
      expect([words, answer.code, answer.out]).toEqual([words, code, ''])
      expect(answer.said.join('\n')).toMatch(sentence)
    }
    expect(await events()).toBe(before)
  })

  it('asks for a server that runs', async () => {
    writeFileSync(join(folder, 'plan.json'), '{ "title": "Un café" }')
    environment = { ...environment, PORT: '1' }
    expect((await tablees('import', join(folder, 'plan.json'), '--lang', 'en')).said[0]).toMatch(
      /^No server answers at .*Start it/,
    )
    expect((await tablees('export', 'c1', '--format', 'md', '--lang', 'en')).said[0]).toMatch(/^No server answers at/)
  })

  it('both are told of in the list of commands', async () => {
    const { out } = await tablees('help', '--lang', 'en')
    expect(out).toContain(exportCommand.usage)
    expect(out).toContain(importCommand.usage)
  })
})
