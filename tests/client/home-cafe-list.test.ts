import { describe, expect, it } from 'vitest'
import { bestAddress } from '../../client/home/addresses.ts'
import { isLocalAddress } from '../../client/session/local-address.ts'
import { actionsOf, dayAndMonth, inOrder, ring, sectors } from '../../client/home/cafe-list.ts'
import { cleanCode, refusalOf } from '../../client/home/spoken-code.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'

export const aCafe = (fields: Partial<EventSummary> = {}): EventSummary => ({
  id: 'c1',
  title: 'Un café',
  place: '',
  phase: 'prepared',
  round: 0,
  rounds: 3,
  clock: { state: 'idle' },
  people: 0,
  notes: 0,
  tables: [
    { number: 1, theme: 't1' },
    { number: 2, theme: 't2' },
  ],
  createdAt: 1,
  purgeAt: 2,
  ...fields,
})

describe('my cafés', () => {
  it('come in the order in which they are wanted: under way, then by date, then closed', () => {
    const cafes = [
      aCafe({ id: 'closed', phase: 'closed' }),
      aCafe({ id: 'undated' }),
      aCafe({ id: 'december', date: '2026-12-03' }),
      aCafe({ id: 'running', phase: 'transfer' }),
      aCafe({ id: 'november', date: '2026-11-30' }),
    ]
    expect(inOrder(cafes).map(cafe => cafe.id)).toEqual(['running', 'november', 'december', 'undated', 'closed'])
  })
  it('offer the way in that fits their phase first', () => {
    expect(PHASES.map(phase => actionsOf(phase)[0])).toEqual([
      'prepare',
      'console',
      'console',
      'console',
      'harvest',
      'report',
    ])
    for (const phase of PHASES) expect(actionsOf(phase)).not.toHaveLength(0)
  })
})

describe('a café drawn from above', () => {
  it('has a part of the cloth for each table', () => {
    for (const count of [1, 2, 4, 9]) expect(sectors(count, 96)).toHaveLength(count)
  })
  it('has chairs that never touch', () => {
    for (const count of [2, 8, 24, 40]) {
      const { size, places } = ring(count, 100)
      const [a, b] = [places[0] ?? [0, 0], places[1] ?? [0, 0]]
      expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(2 * size)
    }
  })
  it('shows its day, when it has one', () => {
    expect(dayAndMonth('2026-12-03')).toEqual({ day: 3, month: 12 })
    expect(dayAndMonth(undefined)).toBeUndefined()
  })
})

describe('the address of the room', () => {
  it('is never one that phones cannot follow, when a better one is known', () => {
    expect(bestAddress('http://localhost:3000', ['http://127.0.0.1:3000', 'http://192.168.12.4:3000'])).toBe(
      'http://192.168.12.4:3000',
    )
    expect(bestAddress('https://cafe.example.org', ['http://192.168.12.4:3000'])).toBe('https://cafe.example.org')
    expect(bestAddress('http://localhost:3000', [])).toBe('http://localhost:3000')
  })
  it('is not taken for a local one because of its name', () => {
    expect(isLocalAddress('http://localhost')).toBe(true)
    expect(isLocalAddress('http://[::1]:3000')).toBe(true)
    expect(isLocalAddress('http://localhost.example.org')).toBe(false)
    expect(isLocalAddress('http://127.example.org')).toBe(false)
  })
})

describe('a code said aloud', () => {
  it('may be typed as one hears it', () => {
    expect(cleanCode(' tnw-h8t ')).toBe('TNWH8T')
  })
  it('is refused with the reason that helps', () => {
    expect([404, 429, 503, 0].map(refusalOf)).toEqual(['unknown', 'too-many', 'offline', 'offline'])
  })
})
