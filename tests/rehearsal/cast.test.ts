import { describe, expect, it } from 'vitest'
import { castOf } from '../../demo/cast.ts'
import { PHRASES } from '../../demo/phrases.ts'
import { makeRandom } from '../../demo/random.ts'
import { talkOf } from '../../demo/talk.ts'
import { NOTE_KINDS } from '../../shared/domain/note.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { REHEARSAL_LIMITS } from '../../shared/domain/rehearsal.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { TEMPLATES } from '../../shared/domain/templates.ts'

const template = TEMPLATES.find(each => each.id === 'isn-2018')?.plan ?? {}
const aPlan = (over: Readonly<Record<string, unknown>> = {}): Plan => {
  const reading = readPlan({ ...template, ...over })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}
const count = <T>(of: readonly T[], is: (each: T) => boolean) => of.filter(is).length

describe('the company of a rehearsal', () => {
  it('is the same for the same seed, and another one for another seed', () => {
    const plan = aPlan({ capacity: 33 })
    expect(castOf(plan, 7, 'fr')).toEqual(castOf(plan, 7, 'fr'))
    expect(castOf(plan, 8, 'fr')).not.toEqual(castOf(plan, 7, 'fr'))
  })

  it('fills the room as planned: a host at each table, two who come late, one who does not, two on paper', () => {
    for (const seed of [1, 2, 3]) {
      const cast = castOf(aPlan({ capacity: 33 }), seed, 'fr')
      expect(cast).toHaveLength(33)
      expect(new Set(cast.map(part => part.name)).size).toBe(33)
      expect(cast.flatMap(part => part.host ?? [])).toEqual(['t1', 't2', 't3', 't4'])
      expect(count(cast, part => part.entrance === 'late')).toBe(2)
      expect(count(cast, part => part.entrance === 'never')).toBe(1)
      expect(count(cast, part => part.paper)).toBe(2)
      expect(cast.some(part => part.host !== undefined && (part.entrance !== 'on-time' || part.paper))).toBe(false)
    }
  })

  it('comes by the names on the list, with what was said of each, and made-up people fill the rest', () => {
    const people = [
      { name: 'Jonas', constraints: { hosts: 't3' } },
      { name: 'Maud', organisation: 'Les Semeurs', constraints: { paper: true } },
      { name: 'Wen', constraints: { language: 'en' } },
    ]
    const cast = castOf(aPlan({ capacity: 20, people }), 5, 'fr')
    expect(cast).toHaveLength(20)
    const named = (name: string) => cast.find(part => part.name === name)
    expect(named('Jonas')).toMatchObject({ host: 't3' })
    expect(named('Maud')).toMatchObject({ paper: true, organisation: 'Les Semeurs', awake: false })
    expect(named('Wen')).toMatchObject({ language: 'en' })
  })

  it('has no host where the list says who comes, and not who hosts: nobody stays then', () => {
    const people = ['Ana', 'Bo', 'Cyr', 'Dan', 'Eve'].map(name => ({ name }))
    expect(castOf(aPlan({ capacity: 5, people }), 5, 'fr').flatMap(part => part.host ?? [])).toEqual([])
  })

  it('is never too much for the server: sixty write, further ones join in silence', () => {
    const cast = castOf(aPlan({ capacity: 2000 }), 5, 'fr')
    expect(cast).toHaveLength(REHEARSAL_LIMITS.people)
    expect(count(cast, part => part.awake)).toBe(REHEARSAL_LIMITS.awake)
  })

  it('is there for the smallest café too', () => {
    const smallest = aPlan({ themes: [{ title: 'Et maintenant ?' }], capacity: 1, rounds: { count: 1 } })
    expect(castOf(smallest, 5, 'fr')).toMatchObject([{ host: 't1', entrance: 'on-time', awake: true }])
  })
})

describe('what they say', () => {
  it('fits on a note, of each kind, in both languages', () => {
    for (const language of LANGUAGES)
      for (const kind of NOTE_KINDS) {
        expect(PHRASES[language][kind].length).toBeGreaterThan(2)
        for (const text of PHRASES[language][kind]) expect(text.length).toBeLessThanOrEqual(LIMITS.noteUnits / 2)
      }
  })

  it('is in the café’s own languages, the reader’s first, in zones that are there, and twice the same in no deck', () => {
    const [theme] = aPlan({ themes: [{ title: 'What next?', zones: ['now', 'later'] }] }).themes
    if (theme === undefined) return expect.fail()
    const english = talkOf(['en'], 'fr').deck(theme, makeRandom(3))
    expect(new Set(english.map(saying => saying.language))).toEqual(new Set(['en']))
    const both = talkOf(['fr', 'en'], 'en').deck(theme, makeRandom(3))
    expect(count(both, saying => saying.language === 'en')).toBeGreaterThan(
      count(both, saying => saying.language === 'fr'),
    )
    expect(count(both, saying => saying.language === 'fr')).toBeGreaterThan(0)
    expect(new Set(both.map(saying => saying.text)).size).toBe(both.length)
    expect(new Set(both.map(saying => saying.zone))).toEqual(new Set([0, 1, null]))
  })

  it('is what was said in 2018, where that is asked in French', () => {
    const [theme] = aPlan().themes
    if (theme === undefined) return expect.fail()
    const texts = (language: 'fr' | 'en') =>
      talkOf(['fr', 'en'], language)
        .deck(theme, makeRandom(3))
        .map(each => each.text)
    expect(texts('fr')).toContain('Peut-on innover sans les personnes concernées ?')
    expect(texts('en')).not.toContain('Peut-on innover sans les personnes concernées ?')
  })
})
