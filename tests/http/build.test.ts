import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { aServer } from '../support/a-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'tablee-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A client as the build makes it, as far as a server looks at it. All files of a package bear one date. */
function build(name: string): string {
  const pages = join(folder, name)
  mkdirSync(join(pages, 'assets'), { recursive: true })
  const page = join(pages, 'index.html')
  writeFileSync(page, `<!doctype html><script type="module" src="/assets/index-${name}.js"></script>`)
  writeFileSync(join(pages, 'assets', `index-${name}.js`), '')
  const packed = new Date('1985-10-26T08:15:00Z')
  utimesSync(page, packed, packed)
  return pages
}

describe('the build of the pages', () => {
  it('is told with every answer: a page, a call, a refusal', async () => {
    const server = await aServer({ pages: build('Abc_-123') })
    for (const path of ['/', '/healthz', '/e/c1/table', '/api/v1/templates', '/api/v1/events/none', '/assets/gone.js'])
      expect((await server.call('GET', path)).headers['tablee-build'], path).toBe('Abc_-123')
    await server.close()
  })

  it('is told by nobody who serves no pages', async () => {
    const server = await aServer()
    expect((await server.call('GET', '/healthz')).headers).not.toHaveProperty('tablee-build')
    await server.close()
  })

  it('a browser that has the page of one build is never told that it is still that of another', async () => {
    const [before, after] = [await aServer({ pages: build('Abc_-123') }), await aServer({ pages: build('Xyz_-789') })]
    const { headers } = await before.call('GET', '/')
    const known = {
      ...(headers['etag'] === undefined ? {} : { 'if-none-match': String(headers['etag']) }),
      'if-modified-since': new Date().toUTCString(),
    }
    const answer = await after.call('GET', '/', { headers: known })
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('index-Xyz_-789.js')])
    await before.close()
    await after.close()
  })

  it('is told in the welcome of a socket to clients of ours', async () => {
    const server = await aServer({ pages: build('Abc_-123') })
    const event: CreatedEvent = await server.create()
    const ada = await server.join(event, { key: event.keys.participant, name: 'Ada', table: 't1' })
    const guest = await server.guest(event, ada, 'programme')
    expect(guest.state.welcome).toMatchObject({ version: 1, build: 'Abc_-123' })
    await server.close()
  })
})
