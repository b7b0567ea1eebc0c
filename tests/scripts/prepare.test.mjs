import { describe, expect, it } from 'vitest'
import { checkNodeVersion, Impediment, satisfies } from '../../scripts/prepare.mjs'

describe('what a command checks before it begins', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('Node %s is young enough', version => {
    expect(() => checkNodeVersion(version)).not.toThrow()
  })

  it.each(['20.18.3', '18.20.0', '9.9.9'])('Node %s is refused with a sentence that says what to do', version => {
    expect(() => checkNodeVersion(version)).toThrow(Impediment)
    expect(() => checkNodeVersion(version)).toThrow(`Tablée needs Node 20.19 or later; this is Node ${version}`)
  })

  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/yjs': { version: '13.6.33', integrity: 'sha512-a' },
      'node_modules/lib0': { version: '0.2.120', integrity: 'sha512-b' },
      'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-c', optional: true },
    },
  }
  const { 'node_modules/yjs': yjs, 'node_modules/lib0': lib0 } = wanted.packages

  it('takes an installation made by hand when all of it is there', () => {
    expect(satisfies({ packages: { 'node_modules/yjs': yjs, 'node_modules/lib0': lib0 } }, wanted)).toBe(true)
  })

  it('installs again when a package is missing or another version', () => {
    expect(satisfies({ packages: { 'node_modules/yjs': yjs } }, wanted)).toBe(false)
    const older = { version: '0.2.119', integrity: 'sha512-z' }
    expect(satisfies({ packages: { 'node_modules/yjs': yjs, 'node_modules/lib0': older } }, wanted)).toBe(false)
  })
})
