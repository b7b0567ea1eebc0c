import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Beside this file in the sources; the build puts it beside the bundle. */
const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))

const HOUSE = '@expo-google-fonts'
/** Letters of Europe, Arabic and Hebrew, signs, emoji in one colour; the weights that templates ask for, no other. */
const USUAL = [
  'inter/400Regular/Inter_400Regular.ttf',
  'inter/400Regular_Italic/Inter_400Regular_Italic.ttf',
  'inter/600SemiBold/Inter_600SemiBold.ttf',
  'young-serif/400Regular/YoungSerif_400Regular.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  'noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
  'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
] as const
/** Chinese and Japanese: as large as all the others four times over, so read only for a text that needs it. */
const LARGE = ['chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf'] as const

const NEEDS_LARGE =
  /[\u2e80-\u31ff\u3200-\u9fff\ua700-\ua71f\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef\u{1f100}-\u{1f2ff}\u{20000}-\u{3ffff}]/u

/** Whether these words hold letters of which only the large fonts know. */
export const needsLargeFonts = (words: string): boolean => NEEDS_LARGE.test(words)

/** The Typst files by name. Nothing else can be read by a template. */
export function readTemplates(): ReadonlyMap<string, string> {
  const names = readdirSync(TEMPLATES).filter(name => name.endsWith('.typ'))
  return new Map(names.map(name => [name, readFileSync(join(TEMPLATES, name), 'utf8')]))
}

export interface FontChoice {
  readonly large: boolean
}

export function readFonts({ large }: FontChoice): Buffer[] {
  const { resolve } = createRequire(import.meta.url)
  return [...USUAL, ...(large ? LARGE : [])].map(font => readFileSync(resolve(`${HOUSE}/${font}`)))
}
