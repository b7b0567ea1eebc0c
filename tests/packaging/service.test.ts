import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { VARIABLES } from '../../server/config.ts'
import { NOBODY, run, runWell, serveBy } from '../support/programs.ts'
import { hasProgram } from './programs-here.ts'

const { home, scratch } = inject('packed')
const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../deploy/${file}`, import.meta.url)), 'utf8')
const unit = readUnit(read('tablee.service'))
const backup = readUnit(read('tablee-backup.service'))

/** Sections of a systemd unit: each key with all its values. */
function readUnit(file: string): Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> {
  const sections: Record<string, Map<string, string[]>> = {}
  let section = new Map<string, string[]>()
  for (const line of file.split('\n').filter(each => each !== '' && !each.startsWith('#'))) {
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? []
    const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (title !== undefined) sections[title] = section = new Map()
    else if (key === '') throw new Error(`not a line of a unit: ${line}`)
    // Twice the same key is a list in systemd, and a slip here.
    else if (section.has(key)) throw new Error(`said twice: ${line}`)
    else section.set(key, [...(section.get(key) ?? []), value])
  }
  return sections
}
/** `$$` and `%%` are one sign each, once systemd has read them. */
const unescaped = (line: string): string => line.replaceAll('$$', '$').replaceAll('%%', '%')
const value = (section: string, key: string): string => unit[section]?.get(key)?.at(-1) ?? ''
const service = (key: string): string => value('Service', key)

describe('deploy/tablee.service', () => {
  it('runs as somebody who exists for it alone, may write to its data folder only, and comes back after a fault', () => {
    expect(Object.keys(unit)).toEqual(['Unit', 'Service', 'Install'])
    expect([service('DynamicUser'), service('StateDirectory'), service('NoNewPrivileges')]).toEqual([
      'yes',
      'tablee',
      'yes',
    ])
    expect([service('ProtectSystem'), service('ProtectHome'), service('CapabilityBoundingSet')]).toEqual([
      'strict',
      'yes',
      '',
    ])
    // 75: another node has taken this one's cafés over.
    expect([service('Restart'), service('RestartForceExitStatus')]).toEqual(['on-failure', '75'])
    // Longer than the server itself waits for calls under way.
    expect(Number(service('TimeoutStopSec'))).toBeGreaterThanOrEqual(20)
    const set = service('Environment')
      .split(' ')
      .map(each => each.split('=')[0] ?? '')
    const known = [...VARIABLES.map(variable => variable.name as string), 'NODE_ENV']
    expect(set.filter(name => !known.includes(name))).toEqual([])
  })

  it('its ExecStart serves with its Environment as somebody without rights, and leaves with 0', async () => {
    const [node = '', script = '', ...words] = service('ExecStart').split(' ')
    expect(node).toBe('/usr/bin/node')
    // /opt/tablee is where the installation is put; here it is another folder.
    expect(service('WorkingDirectory')).toBe('/opt/tablee')
    const here = script.replace('/opt/tablee', home)
    expect(existsSync(here)).toBe(true)
    const env = Object.fromEntries(
      service('Environment')
        .split(' ')
        .map(each => each.split('=') as [string, string]),
    )
    expect(env['TABLEE_DATA']).toBe('/var/lib/tablee')
    const data = join(scratch, 'stages-of-unit')
    mkdirSync(data, { mode: 0o700 })
    if (NOBODY !== undefined) chownSync(data, NOBODY.uid, NOBODY.gid)
    const { PORT: _taken, ...rest } = env
    const server = await serveBy(process.execPath, [here, ...words], {
      cwd: home,
      env: { ...rest, TABLEE_DATA: data },
      user: NOBODY,
    })
    // The nightly backup asks that server: its line, with its folders here and its address.
    const line = backup['Service']?.get('ExecStart')?.at(-1) ?? ''
    const [, command = ''] = /^\/bin\/sh -c '(.*)'$/.exec(unescaped(line)) ?? []
    const moved = command
      .replace('/usr/bin/node', process.execPath)
      .replace('/opt/tablee', home)
      .replace('/var/lib/tablee-backups', data)
    const asking = { HOST: '127.0.0.1', PORT: new URL(server.url).port, TABLEE_DATA: data }
    await runWell('sh', ['-c', moved], { cwd: home, env: asking, user: NOBODY })
    expect(readdirSync(data).filter(name => /^tablee-\d{4}-\d\d-\d\d\.backup$/.test(name))).toHaveLength(1)
    expect(await server.leave('SIGTERM')).toBe(0)
  })

  it('the backup is written each night by the same somebody, to a folder of its own', () => {
    const get = (key: string) => backup['Service']?.get(key)?.at(-1)
    expect([get('User'), get('DynamicUser'), get('Type')]).toEqual([service('User'), service('DynamicUser'), 'oneshot'])
    expect(get('StateDirectory')?.split(' ')).toEqual([service('StateDirectory'), 'tablee-backups'])
    expect(get('ExecStartPost')).toContain('/var/lib/tablee-backups')
    expect(readUnit(read('tablee-backup.timer'))['Timer']?.get('OnCalendar')).toHaveLength(1)
  })

  it('is a unit that systemd understands', async () => {
    if (!hasProgram('systemd-analyze')) {
      console.log('systemd-analyze is not on this machine: the unit was read by this test alone')
      return
    }
    const names = ['tablee.service', 'tablee-backup.service', 'tablee-backup.timer']
    const copies = names.map(name => join(scratch, name))
    for (const name of names)
      writeFileSync(
        join(scratch, name),
        read(name).replace('/usr/bin/node', process.execPath).replaceAll('/opt/tablee', home),
      )
    const { code, out, err } = await run('systemd-analyze', ['verify', ...copies], { cwd: scratch })
    console.log('systemd-analyze verify was run; its hardening was not: that takes a running systemd')
    expect([code, out + err]).toEqual([0, ''])
  })
})
