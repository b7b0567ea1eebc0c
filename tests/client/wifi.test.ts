import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { recallWifi, rememberWifi } from '../../client/session/wifi.ts'
import { isLikelyPassword, type Wifi, wifiText } from '../../shared/domain/wifi.ts'

afterEach(() => localStorage.clear())

/** As a telephone reads it: fields end at a `;` that no `\` stands before. */
function readAsPhone(text: string): Record<string, string> {
  const inside = /^WIFI:(.*);$/s.exec(text)?.[1] ?? ''
  const fields: Record<string, string> = {}
  for (const [, key = '', value = ''] of inside.matchAll(/([TSPH]):((?:\\.|[^;\\])*);/gs))
    fields[key] = value.replace(/\\(.)/gs, '$1')
  return fields
}

describe('the QR code of the Wi-Fi', () => {
  it('says the network and its password', () => {
    expect(wifiText({ name: 'Tablée-Café', password: 'cannelle-7' })).toBe('WIFI:T:WPA;S:Tablée-Café;P:cannelle-7;;')
    expect(wifiText({ name: 'Salle;1', password: 'a:b,c"d\\e' })).toBe('WIFI:T:WPA;S:Salle\\;1;P:a\\:b\\,c\\"d\\\\e;;')
  })

  it('without a password joins an open network, and finds a hidden one', () => {
    expect(wifiText({ name: 'Salle', password: '' })).toBe('WIFI:T:nopass;S:Salle;;')
    expect(readAsPhone(wifiText({ name: 'Salle', password: 'x', hidden: true }))['H']).toBe('true')
  })

  it('whatever signs are in them, a telephone reads both back', () => {
    const sign = fc.constantFrom(...'\\;,:"aé 9=😀'.split(''))
    const text = fc.array(fc.oneof(sign, fc.string({ maxLength: 1 })), { minLength: 1 }).map(all => all.join(''))
    fc.assert(
      fc.property(
        text.filter(name => name !== ''),
        text.filter(password => password !== ''),
        (name, password) => {
          const read = readAsPhone(wifiText({ name, password }))
          expect([read['S'], read['P']]).toEqual([name, password])
        },
      ),
    )
  })
})

describe('the network that this browser was told of', () => {
  it('is remembered, and forgotten when asked', () => {
    const wifi: Wifi = { name: 'Salle', password: 'a;b', hidden: true }
    rememberWifi(wifi)
    expect(recallWifi()).toEqual(wifi)
    rememberWifi(undefined)
    expect(recallWifi()).toBeUndefined()
    expect(localStorage.length).toBe(0)
  })

  it('is none where something else stands', () => {
    for (const kept of ['{', '3', '{"name":1,"password":2}', '{"name":"","password":""}']) {
      localStorage.setItem('tablee.wifi', kept)
      expect(recallWifi()).toBeUndefined()
    }
  })

  it('a password that no network would take is doubted', () => {
    expect(['', '12345678', 'a'.repeat(64)].map(isLikelyPassword)).toEqual([true, true, true])
    expect(['1234567', 'z'.repeat(64)].map(isLikelyPassword)).toEqual([false, false])
  })
})
