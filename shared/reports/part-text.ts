import { translationOf } from '../document/synthesis.ts'
import { LANGUAGES, type Language } from '../domain/text.ts'
import { type Desk, remark } from './desk.ts'
import type { SynthesisBlock } from './facts.ts'
import type { Block } from './model.ts'

/** What people wrote in a part, in the language that was asked for or else in the one it exists in. */
export interface PartText {
  /** the fragment's name: `part-t1`, `part-t1@en` */
  readonly name: string
  readonly blocks: readonly SynthesisBlock[]
  /** the language it is in, when that is not the chapter's */
  readonly lang?: Language | undefined
  /** says that there is no translation; '' when there is no need to */
  readonly only: string
}

/** The fragment that holds a part in a language: the bare part is in the café's first language. */
const nameIn = (desk: Desk, part: string, language: Language): string =>
  language === firstLanguage(desk) ? part : translationOf(part, language)

export const firstLanguage = (desk: Desk): Language => desk.facts.plan.languages[0] ?? desk.language

/**
 * A part in the desk's language; without a translation, in the language it exists in, with a remark. In a bilingual edition
 * the half that it does not exist in holds the remark alone, as the text stands in the other. Undefined: nobody wrote it.
 */
export function partText(desk: Desk, part: string): PartText | undefined {
  const found = [desk.language, ...LANGUAGES].flatMap(language => {
    const name = nameIn(desk, part, language)
    const blocks = desk.facts.synthesis[name] ?? []
    return blocks.length === 0 ? [] : [{ name, blocks, language }]
  })[0]
  if (found === undefined) return undefined
  const { name, blocks, language } = found
  if (language === desk.language) return { name, blocks, only: '' }
  return {
    name,
    lang: language,
    blocks: desk.edition === 'alone' ? blocks : [],
    only: desk.say(desk.words.onlyIn[language]),
  }
}

export const onlyRemark = (text: Pick<PartText, 'only'>): Block[] => (text.only === '' ? [] : [remark(text.only)])
