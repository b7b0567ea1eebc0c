import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { defuse, notesToCsv } from '../../shared/reports/notes-csv.ts'
import { notesToJson } from '../../shared/reports/notes-json.ts'
import { aNote, aPlan } from './facts-builder.ts'

const apiNote = (over: Partial<ApiNote> = {}): ApiNote => ({
  ...aNote(),
  late: false,
  group: null,
  createdAt: Date.UTC(2018, 9, 4, 12, 25),
  ...over,
})

/** A reader of RFC 4180, as small as it can be. */
function parse(csv: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let i = 0; i < csv.length; i++) {
    const sign = csv[i]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (csv[i + 1] === '"') cell += csv[i++]
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === separator) endCell()
    else if (sign === '\r' && csv[i + 1] === '\n') {
      i++
      endCell()
      rows.push([])
    } else cell += sign
  }
  return rows.slice(0, -1)
}

describe('notes as CSV', () => {
  it('opens with a byte order mark and a header, and ends each row with CRLF', () => {
    const csv = notesToCsv([])
    expect(csv).toBe(
      '\ufeffid;text;kind;theme;table;round;late;zone;group;dots;plate;setAside;origin;author;createdAt\r\n',
    )
  })

  it('says each note in one row, with the time in UTC', () => {
    const csv = notesToCsv([apiNote({ id: 'n1', text: 'Un banc; deux "chaises"', zone: 0, dots: 3, author: 'Zoé' })])
    expect(csv.split('\r\n')[1]).toBe(
      'n1;"Un banc; deux ""chaises""";idea;t1;t1;1;false;0;;3;false;false;typed;Zoé;2018-10-04T12:25:00.000Z',
    )
  })

  it('adds the question, the part of the cloth and the group in words when asked, the language, and the links', () => {
    const plan = aPlan()
    const links = [
      { kind: 'answers' as const, to: 'n2' },
      { kind: 'opposes' as const, to: 'n3' },
    ]
    const rows = parse(
      notesToCsv([{ ...apiNote({ zone: 1, lang: 'fr' }), groupName: 'La confiance', links }], {
        separator: ',',
        names: { plan, language: 'fr' },
      }).slice(1),
      ',',
    )
    expect(rows[0]?.slice(-5)).toEqual(['question', 'zoneName', 'groupName', 'lang', 'links'])
    expect(rows[1]?.slice(-5)).toEqual([
      'Que signifie être voisin ?',
      'ce que ce n’est pas',
      'La confiance',
      'fr',
      'answers n2, opposes n3',
    ])
  })

  it.each(['=1+1', '+33', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|" /C calc"!A0'])('defuses %j', text => {
    const rows = parse(notesToCsv([apiNote({ text })]).slice(1), ';')
    expect(rows[1]?.[1]).toBe(`'${text}`)
  })

  it('gives any words back as they were, whatever is in them', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('"', ';', ',', '\n', '\r', '\t', '=', '-', 'é', ' ', "'"), { maxLength: 8 })
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: words, author: words }), { maxLength: 5 }),
        fc.constantFrom(';' as const, ',' as const),
        (notes, separator) => {
          const rows = parse(
            notesToCsv(
              notes.map(note => apiNote(note)),
              { separator },
            ).slice(1),
            separator,
          )
          expect(rows).toHaveLength(notes.length + 1)
          notes.forEach((note, index) => {
            expect(rows[index + 1]).toHaveLength(15)
            expect(rows[index + 1]?.[1]).toBe(defuse(note.text))
            expect(rows[index + 1]?.[13]).toBe(defuse(note.author))
          })
        },
      ),
      { numRuns: 500 },
    )
  })
})

it('notes as JSON are those of the interface', () => {
  const notes = [apiNote({ text: '=1+1 <b> 🙂' })]
  expect(JSON.parse(notesToJson(notes))).toEqual({ notes })
})
