import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Beside this file in the sources; the build puts it beside the bundle. */
const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))

const FONTS = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  '@expo-google-fonts/young-serif/400Regular/YoungSerif_400Regular.ttf',
] as const

/** The Typst files by name. Nothing else can be read by a template. */
export function readTemplates(): ReadonlyMap<string, string> {
  const names = readdirSync(TEMPLATES).filter(name => name.endsWith('.typ'))
  return new Map(names.map(name => [name, readFileSync(join(TEMPLATES, name), 'utf8')]))
}

export function readFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url)
  return FONTS.map(font => readFileSync(resolve(font)))
}
