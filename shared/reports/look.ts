import type { NoteKind } from '../domain/note.ts'

/** Colours of the report: those of the cloths and notes on the screens, for formats that know no custom property. */
export interface ThemeLook {
  /** strong enough for text on paper */
  readonly ink: string
  /** the thread of the weave, as `r g b` */
  readonly rgb: string
  readonly weave: 'check' | 'stripe' | 'pane' | 'twill'
}

const WEAVES = ['check', 'stripe', 'pane', 'twill'] as const

const THEMES: readonly (readonly [ink: string, rgb: string])[] = [
  ['#b0212f', '176 33 47'],
  ['#1d4f9e', '29 79 158'],
  ['#8a5800', '190 124 8'],
  ['#6e2f86', '110 47 134'],
  ['#1f7346', '31 115 70'],
  ['#0c6875', '12 104 117'],
  ['#a34512', '163 69 18'],
  ['#a31f63', '163 31 99'],
  ['#5c6714', '92 103 20'],
  ['#48607b', '72 96 123'],
  ['#704a32', '112 74 50'],
  ['#473ea3', '71 62 163'],
]

/** Twelve looks, then round again: a café may have more themes than there are cloths. */
export function themeLook(number: number): ThemeLook {
  const index = (((number - 1) % THEMES.length) + THEMES.length) % THEMES.length
  const [ink, rgb] = THEMES[index] ?? ['#15463a', '21 70 58']
  return { ink, rgb, weave: WEAVES[index % WEAVES.length] ?? 'check' }
}

/** Ground and mark of each kind of note. */
export const KIND_LOOK: Readonly<
  Record<NoteKind, { readonly ground: string; readonly mark: string; readonly sign: string }>
> = {
  idea: { ground: '#ffeb99', mark: '#6b4e00', sign: '●' },
  question: { ground: '#d3e5ff', mark: '#1d4f9e', sign: '?' },
  example: { ground: '#d0f0d6', mark: '#1b6238', sign: '◆' },
  lever: { ground: '#eadffc', mark: '#5a2e8c', sign: '▲' },
  brake: { ground: '#ffdad6', mark: '#9c1b22', sign: '▼' },
  source: { ground: '#ede6d8', mark: '#5b4a33', sign: '■' },
}
