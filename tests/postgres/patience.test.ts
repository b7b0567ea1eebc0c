import { describe, expect, it } from 'vitest'
import { isLost } from '../../server/postgres/lost.ts'
import { patiently } from '../../server/postgres/patience.ts'

const coded = (code: string, message = 'no'): Error => Object.assign(new Error(message), { code })

describe('a question to a database', () => {
  it('is lost when the road is, or the database is busy with itself; anything else is an answer', () => {
    for (const code of [
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      '57P01',
      '57P03',
      '08006',
      '53300',
      '53100',
      '40P01',
      '25006',
    ])
      expect([code, isLost(coded(code))]).toEqual([code, true])
    for (const code of ['23505', '42P01', '42501', '28P01', '3D000', '22021', 'ERR_INVALID_ARG_TYPE'])
      expect([code, isLost(coded(code))]).toEqual([code, false])
    expect(isLost(new Error('Connection terminated unexpectedly'))).toBe(true)
    expect(isLost(new Error('Query read timeout'))).toBe(true)
    expect(isLost(new AggregateError([coded('ECONNREFUSED')], ''))).toBe(true)
    expect(isLost(new Error('a sentence that speaks of Connection terminated'))).toBe(false)
    expect(isLost('ECONNREFUSED')).toBe(false)
  })

  it('is asked again until there is an answer, and tells the first loss alone', async () => {
    const lost: unknown[] = []
    let asked = 0
    const ask = async (): Promise<string> => {
      asked++
      if (asked < 4) throw coded('ECONNREFUSED', `${asked}`)
      return 'here'
    }
    expect(await patiently(ask, { ms: 10_000, onLost: fault => lost.push(fault) })).toBe('here')
    expect(asked).toBe(4)
    expect(lost).toEqual([coded('ECONNREFUSED', '1')])
  })

  it('is not asked again when the answer is no, when patience ended, or when nobody waits any more', async () => {
    let asked = 0
    const failing = (code: string) => async (): Promise<never> => {
      asked++
      throw coded(code)
    }
    await expect(patiently(failing('42P01'), { ms: 10_000 })).rejects.toMatchObject({ code: '42P01' })
    expect(asked).toBe(1)
    await expect(patiently(failing('57P03'), { ms: 0 })).rejects.toMatchObject({ code: '57P03' })
    expect(asked).toBe(2)
    await expect(patiently(failing('57P03'), { ms: 10_000, isOver: () => asked === 4 })).rejects.toMatchObject({
      code: '57P03',
    })
    expect(asked).toBe(4)
  })
})
