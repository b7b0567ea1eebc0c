import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { answerAid } from '../../shared/aids/answer.ts'
import type { AidNote } from '../../shared/aids/features.ts'
import { makeDice } from '../../shared/domain/dice.ts'
import { quantile, type Row } from '../report.ts'

const RUNS = 7
const SIZES = [60, 400, 700] as const

/** `npm run bench -- aids`: how long suggestions take, on notes that share words and fields as those of a café do. */
export async function benchAids(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of SIZES) {
    say(`Suggesting among ${size} notes…`)
    const notes = someNotes(size)
    const lexicon = LEXICON_TEXT
    const headings = ['Argent', 'Logement', 'Santé', 'Transport', 'École'].map((text, at) => ({
      id: `h${at}`,
      texts: [{ text, lang: 'fr' }],
    }))
    const asks = {
      'suggested piles': () => answerAid({ kind: 'groups', ask: { notes, lexicon } }),
      'under five headings': () => answerAid({ kind: 'sort', ask: { notes, headings, lexicon } }),
      words: () => answerAid({ kind: 'words', ask: { tables: [{ id: 't1', notes }], ignored: [] } }),
    }
    for (const [what, ask] of Object.entries(asks)) {
      const times = Array.from({ length: RUNS }, () => {
        const begun = performance.now()
        ask()
        return performance.now() - begun
      })
      rows.push({
        what: `${size} notes: ${what}`,
        figures: { p50: quantile(times, 0.5), first: times[0] ?? Number.NaN },
        unit: 'ms',
        ...(size === 400 ? { wanted: 500 } : {}),
      })
    }
  }
  return rows
}

/** Five to nine words each: some of the lexicon's, some of nobody's. */
function someNotes(many: number): readonly AidNote[] {
  const dice = makeDice(2018)
  const known = LEXICON_TEXT.split('\n')
    .filter(line => line.includes('|'))
    .map(
      line =>
        (line.split(':')[1] ?? '')
          .split('|')[0]
          ?.split(',')
          .map(word => word.trim()) ?? [],
    )
  const syllables = ['ba', 'cor', 'du', 'fli', 'gra', 'lon', 'mi', 'pu', 'ri', 'ton', 'va', 'zé']
  const pick = <T>(list: readonly T[]): T | undefined => list[dice(list.length)]
  const rare = () => Array.from({ length: 3 }, () => pick(syllables)).join('')
  return Array.from({ length: many }, (_, at) => {
    const field = pick(known) ?? []
    const words = Array.from({ length: 5 + dice(5) }, () => (dice(3) === 0 ? pick(field) : rare()) ?? '')
    return { id: `n${at}`, text: words.join(' '), lang: 'fr' }
  })
}
