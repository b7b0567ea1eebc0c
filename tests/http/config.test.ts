import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, VARIABLES } from '../../server/config.ts'
import { openDataFolder } from '../../server/data-folder.ts'
import { greet } from '../../server/greeting.ts'
import { makeLog } from '../../server/log.ts'

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({ ok: true, config: { port: 3000, host: '0.0.0.0', data: './data', log: 'info' } })
  })

  it('reads what is given, empty meaning not given', () => {
    const environment = {
      PORT: '8080',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://cafe.example.org/',
      TABLEE_DATA: '',
      TLS_CERT: 'c',
      TLS_KEY: 'k',
    }
    expect(readConfig(environment, () => true)).toMatchObject({
      ok: true,
      config: {
        port: 8080,
        host: '127.0.0.1',
        publicUrl: 'https://cafe.example.org',
        data: './data',
        tls: { cert: 'c', key: 'k' },
      },
    })
  })

  it('reports every fault at once, and never a key', () => {
    const reading = readConfig(
      {
        PORT: '99999',
        PUBLIC_URL: 'cafe',
        TABLEE_LOG: 'loud',
        TABLEE_ADMIN_KEY: 'short',
        TLS_CERT: 'gone',
        DATABASE_URL: 'postgres://x',
        TABLEE_NODE_URL: 'x',
      },
      () => false,
    )
    if (reading.ok) throw new Error('accepted')
    for (const name of [
      'PORT',
      'PUBLIC_URL',
      'TABLEE_LOG',
      'TABLEE_ADMIN_KEY',
      'TLS_CERT',
      'TLS_KEY',
      'DATABASE_URL',
      'TABLEE_NODE_URL',
    ])
      expect(reading.faults.join('\n')).toContain(name)
    expect(reading.faults.join('\n')).not.toContain('short')
  })

  it('says of each variable what it does, in one line', () => {
    for (const { what } of VARIABLES) expect(what).toMatch(/^\S.{10,}$/)
  })
})

describe('the data folder', () => {
  it('is made with its secrets, for its owner only, and keeps them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tablee-data-'))
    const path = join(folder, 'data')
    const first = openDataFolder(path, undefined)
    expect(first.adminKey.length).toBeGreaterThanOrEqual(22)
    expect(readFileSync(join(path, 'admin-key'), 'utf8').trim()).toBe(first.adminKey)
    for (const name of ['admin-key', 'secret']) expect(statSync(join(path, name)).mode & 0o777).toBe(0o600)
    expect(openDataFolder(path, undefined)).toEqual(first)
    expect(openDataFolder(path, 'a key from outside')).toMatchObject({
      adminKey: 'a key from outside',
      secret: first.secret,
      adminKeyFile: undefined,
    })
    rmSync(folder, { recursive: true })
  })
})

describe('what is said at the start', () => {
  const given = {
    url: 'http://localhost:3000',
    roomUrl: 'http://192.168.1.4:3000',
    adminKey: 'the-key',
    adminKeyFile: 'data/admin-key',
  }

  it('on a terminal the admin link, and a QR code of the room’s address', () => {
    const text = greet({ ...given, isTerminal: true })
    expect(text).toContain('http://localhost:3000/#admin=the-key')
    expect(text).toContain('http://192.168.1.4:3000')
    expect(text).toMatch(/[▀▄█]{5}/)
  })

  it('elsewhere the path of the key’s file, and not the key', () => {
    const text = greet({ ...given, isTerminal: false })
    expect(text).toContain('data/admin-key')
    expect(text).not.toContain('the-key')
  })
})

describe('the log', () => {
  it('is a line of JSON a fact, of the asked level and above', () => {
    const lines: string[] = []
    const log = makeLog(
      'warn',
      line => lines.push(line),
      () => 0,
    )
    log.info('quiet')
    log.error('loud', { event: 'c1' })
    expect(lines).toEqual(['{"at":"1970-01-01T00:00:00.000Z","level":"error","what":"loud","event":"c1"}\n'])
  })
})
