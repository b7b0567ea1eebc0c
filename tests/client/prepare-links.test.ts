import { afterEach, describe, expect, it, vi } from 'vitest'
import { isLocalAddress } from '../../client/session/local-address.ts'
import { copyText } from '../../client/prepare/copy-text.ts'
import { renewal } from '../../client/prepare/renewal.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function aField(text: string): HTMLInputElement {
  const field = document.createElement('input')
  field.value = text
  document.body.append(field)
  return field
}

describe('a link to give away', () => {
  it('is copied where the browser gives its clipboard', async () => {
    const copied: string[] = []
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
    expect(await copyText('https://cafe.example.org', aField(''))).toBe(true)
    expect(copied).toEqual(['https://cafe.example.org'])
  })

  it('is selected instead on plain HTTP, where there is no clipboard', async () => {
    vi.stubGlobal('isSecureContext', false)
    const field = aField('http://192.168.1.4/e/c1/join#k=x')
    expect(await copyText(field.value, field)).toBe(false)
    expect(document.activeElement).toBe(field)
    expect(field.selectionEnd).toBe(field.value.length)
  })

  it('is selected when the browser refuses after all', async () => {
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } })
    const field = aField('https://cafe.example.org')
    expect(await copyText(field.value, field)).toBe(false)
    expect(document.activeElement).toBe(field)
  })

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
