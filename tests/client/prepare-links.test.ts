import { describe, expect, it } from 'vitest'
import { isLocalAddress } from '../../client/session/local-address.ts'
import { renewal } from '../../client/prepare/renewal.ts'

describe('a link to give away', () => {
  it('is known for one that only this machine can follow', () => {
    expect(isLocalAddress('http://localhost:3000/e/c1/join#k=x')).toBe(true)
    expect(isLocalAddress('http://127.0.0.1:3000/e/c1/join#k=x')).toBe(true)
    expect(isLocalAddress('http://192.168.1.4:3000/e/c1/join#k=x')).toBe(false)
    expect(isLocalAddress('https://localhost.example.org/e/c1/join')).toBe(false)
  })
})

it('a table’s own host key is renewed by naming the table', () => {
  expect(renewal('host:t2')).toEqual({ key: 'host', table: 't2', action: 'renew' })
  expect(renewal('code')).toEqual({ key: 'code', action: 'renew' })
})
