import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aServer, type TestServer } from '../support/a-server.ts'
import { get, listen } from './bare-requests.ts'

const SECRET = 'the admin key lies here'
let folder: string
let tablee: TestServer
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-doors-'))
  mkdirSync(join(folder, 'client', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'client', '.hidden'))
  writeFileSync(join(folder, 'client', 'index.html'), '<!doctype html><title>Tablée</title>')
  writeFileSync(join(folder, 'client', 'assets', 'main-abc.js'), 'let tablee')
  writeFileSync(join(folder, 'client', '.env'), SECRET)
  writeFileSync(join(folder, 'client', '.hidden', 'key.txt'), SECRET)
  writeFileSync(join(folder, 'admin-key'), SECRET)
  symlinkSync(join(folder, 'admin-key'), join(folder, 'outside.txt'))
  tablee = await aServer({ pages: join(folder, 'client') })
  port = await listen(tablee)
})
afterAll(async () => {
  await tablee.close()
  rmSync(folder, { recursive: true })
})

describe('files', () => {
  it('pages and their parts are served, each with its rule for keeping', async () => {
    const page = await get(port, '/e/abc/table')
    expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Tablée</title>'.normalize()].map(toLatin))
    expect(page.head).toMatch(/cache-control: no-cache/i)
    const part = await get(port, '/assets/main-abc.js')
    expect(part.head).toMatch(/cache-control: public, max-age=31536000, immutable/i)
  })

  const outside = [
    '/../admin-key',
    '/../../../../../../../../etc/passwd',
    '/assets/../../admin-key',
    '/assets/..%2f..%2fadmin-key',
    '/%2e%2e/admin-key',
    '/%2e%2e%2fadmin-key',
    '/..%5cadmin-key',
    '/..\\admin-key',
    '/assets/%2e%2e/%2e%2e/admin-key',
    '/%252e%252e/admin-key',
    '/%c0%ae%c0%ae/admin-key',
    '/%c0%ae%c0%ae%c0%afadmin-key',
    '/..;/admin-key',
    '/./.././admin-key',
    '//admin-key',
    '//../admin-key',
    '/assets//..//..//admin-key',
    '/.env',
    '/%2eenv',
    '/.hidden/key.txt',
    '/assets/main-abc.js%00.txt',
    '/admin-key%00',
    '/file:///etc/passwd',
    'http://elsewhere.example.org/../admin-key',
    'file:///etc/passwd',
  ]
  it.each(outside)('nothing outside is to be had by %s', async path => {
    const answer = await get(port, path)
    expect(answer.body).not.toContain(SECRET)
    expect(answer.body).not.toContain('root:')
    // The page for any address, which then says that there is nothing here; or a refusal.
    expect(answer.status === 200 ? answer.body : 'refused').toMatch(/<title>|refused/)
    expect(answer.status).toBeLessThan(500)
  })

  const odd = ['/%', '/%zz', '/%c3%28', '/%ff%fe', '/?%', '/e/%E0%A4%A/table', '/assets/%']
  it.each(odd)('an address that cannot be read is a 4xx or the page: %s', async path => {
    const { status } = await get(port, path)
    expect([200, 400, 404]).toContain(status)
  })

  it('an address of eight thousand letters is one too', async () => {
    const { status } = await get(port, `/${'a'.repeat(8_000)}`)
    expect([200, 403, 404, 414, 431]).toContain(status)
  })

  it('what looks like a part but is none is a 404 in the contract’s shape, not a page', async () => {
    for (const path of ['/assets/nothing.js', '/api/v1/nothing', '/sync/x', '/nothing.png']) {
      const { status, body } = await get(port, path)
      expect([path, status]).toEqual([path, 404])
      expect(JSON.parse(body)).toMatchObject({ error: { code: 'unknown-address' } })
    }
  })

  it('only reading is for files', async () => {
    const answer = await tablee.call('POST', '/index.html', { body: {} })
    expect(answer.status).toBe(404)
  })
})

const toLatin = (value: unknown): unknown => (typeof value === 'string' ? Buffer.from(value).toString('latin1') : value)
