import { describe, expect, it } from 'vitest'
import {
  capitalise,
  count,
  formatDate,
  formatMoment,
  formatNumber,
  formatTime,
  joinList,
} from '../../shared/i18n/dates.ts'

describe('dates', () => {
  it.each([
    ['2018-10-04', 'jeudi 4 octobre 2018', 'Thursday 4 October 2018'],
    ['2020-03-11', 'mercredi 11 mars 2020', 'Wednesday 11 March 2020'],
    ['2021-05-01', 'samedi 1er mai 2021', 'Saturday 1 May 2021'],
    ['2024-02-29', 'jeudi 29 février 2024', 'Thursday 29 February 2024'],
  ])('%s is «%s», “%s”', (iso, fr, en) => {
    expect(formatDate(iso, 'fr')).toBe(fr)
    expect(formatDate(iso, 'en')).toBe(en)
  })

  it.each(['2023-02-30', '2023-13-01', 'demain', ''])('«%s» is no date and comes back as it was', text => {
    expect(formatDate(text, 'fr')).toBe(text)
  })
})

describe('times', () => {
  it.each([
    ['14:25', '14\u00a0h\u00a025', '2:25\u00a0pm'],
    ['09:00', '9\u00a0h', '9:00\u00a0am'],
    ['00:05', '0\u00a0h\u00a005', '12:05\u00a0am'],
    ['12:00', '12\u00a0h', '12:00\u00a0pm'],
  ])('%s is «%s», “%s”', (time, fr, en) => {
    expect(formatTime(time, 'fr')).toBe(fr)
    expect(formatTime(time, 'en')).toBe(en)
  })

  it('a moment is told in the café’s time zone, and in UTC when the zone is unknown', () => {
    const noon = Date.UTC(2018, 9, 4, 12, 25)
    expect(formatMoment(noon, 'Europe/Paris', 'fr')).toBe('14\u00a0h\u00a025')
    expect(formatMoment(noon, 'Nulle part', 'fr')).toBe('12\u00a0h\u00a025')
  })
})

describe('numbers and lists', () => {
  it('numbers are grouped and pointed as each language does', () => {
    expect(formatNumber(1234567.891, 'fr')).toBe('1\u202f234\u202f567,89')
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
    expect(formatNumber(-0.001, 'fr')).toBe('0')
    expect(formatNumber(-12, 'en')).toBe('\u221212')
  })

  it('French counts none and one alike, English does not', () => {
    expect(count(0, 'note', 'notes', 'fr')).toBe('0 note')
    expect(count(0, 'note', 'notes', 'en')).toBe('0 notes')
    expect(count(1, 'note', 'notes', 'en')).toBe('1 note')
    expect(count(2, 'note', 'notes', 'fr')).toBe('2 notes')
  })

  it('lists end with a word', () => {
    expect(joinList([], 'fr')).toBe('')
    expect(joinList(['a'], 'fr')).toBe('a')
    expect(joinList(['a', 'b', 'c'], 'fr')).toBe('a, b et c')
    expect(joinList(['a', 'b'], 'en')).toBe('a and b')
  })

  it('a line begins with a capital, accents too', () => {
    expect(capitalise('élan')).toBe('Élan')
    expect(capitalise('4 octobre')).toBe('4 octobre')
  })
})
