import { describe, expect, it } from 'vitest'
import { readGesture } from '../../client/table/cloth/keyboard.ts'
import { type Chord, SHORTCUTS } from '../../client/table/panels/shortcuts.ts'
import { readViewGesture } from '../../client/table/cloth/view-keys.ts'
import { viewWords } from '../../client/table/panels/words-view.ts'

/** What each keyboard writes without Shift, AltGr or a dead key, row by row. */
const LAYOUTS: Readonly<Record<string, string>> = {
  'fr-FR': '²&é"\'(-è_çà)=azertyuiop$qsdfghjklmù*<wxcvbn,;:!',
  'en-GB': "`1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./",
  'en-US': "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
}
/** Keys with a name are where they are on all three. */
const isNamed = (key: string) => key === ' ' || key.length > 1
const pressed = ({ key, shift, ctrl }: Chord) => ({
  key: shift === true && !isNamed(key) ? key.toUpperCase() : key,
  shiftKey: shift === true,
  ctrlKey: ctrl === true,
  metaKey: false,
  altKey: false,
})
const onCloth = SHORTCUTS.filter(shortcut => shortcut.group !== 'write' && shortcut.does !== 'tab')

describe('[A11Y-20] the shortcuts of a table', () => {
  for (const [layout, keys] of Object.entries(LAYOUTS))
    it(`need no key that ${layout} lacks or gives only with Shift`, () => {
      for (const { chords } of SHORTCUTS)
        for (const { key } of chords) if (!isNamed(key)) expect(keys, key).toContain(key)
    })
  it('never need AltGr, a digit or a sign', () => {
    for (const { chords } of SHORTCUTS)
      for (const { key } of chords) expect(isNamed(key) || /^[a-z]$/.test(key), key).toBe(true)
  })
  it('are all there in the map: each does something, and no two the same', () => {
    const meant = onCloth.flatMap(({ chords }) =>
      chords.map(chord => {
        const gesture = readViewGesture(pressed(chord), true) ?? readGesture(pressed(chord), true)
        expect(gesture, JSON.stringify(chord)).toBeDefined()
        return JSON.stringify(gesture)
      }),
    )
    expect(new Set(meant).size).toBe(meant.length)
  })
  it('of a single letter can be switched off, and are never taken from whoever types on the bare cloth', () => {
    const letters = onCloth.flatMap(({ chords }) => chords).filter(chord => !isNamed(chord.key) && chord.ctrl !== true)
    expect(letters.length).toBeGreaterThan(8)
    for (const chord of letters) {
      expect(readViewGesture(pressed(chord), true, false) ?? readGesture(pressed(chord), true, false)).toBeUndefined()
      const bare = readViewGesture(pressed(chord), false) ?? readGesture(pressed(chord), false)
      expect(bare).toEqual({ kind: 'type', text: pressed(chord).key })
    }
  })
  it('leave the browser its own: Ctrl with F, H, T and the arrows', () => {
    for (const key of ['f', 'h', 't', 'ArrowLeft'])
      expect(readViewGesture(pressed({ key, ctrl: true }), true)).toBeUndefined()
  })
  it('are said in both languages', () => {
    for (const { does } of SHORTCUTS)
      for (const words of [viewWords.fr, viewWords.en]) expect(words.does[does].length).toBeGreaterThan(3)
  })
})
