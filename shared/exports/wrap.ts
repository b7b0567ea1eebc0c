/** How wide a character is, as a share of the letters' size: a guess that rather breaks a line too early. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x1100 && (code < 0x2000 || code >= 0x2e80)) return 1.05
  if (/[\p{M}\u200b-\u200f\u2060]/u.test(character)) return 0
  return /[A-ZMWmw@%]/.test(character) ? 0.8 : /[ijlt.,;:'’!| ]/.test(character) ? 0.34 : 0.58
}
const lengthOf = (text: string): number => Array.from(text).reduce((sum, character) => sum + widthOf(character), 0)

/** Breaks words into lines no wider than `width` (in letters' sizes); a word wider than a line is broken too. Nothing is lost but the blanks at breaks. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap(paragraph => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (lengthOf(longer) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      line = ''
      for (const character of word) {
        if (line !== '' && lengthOf(line + character) > width) {
          lines.push(line)
          line = ''
        }
        line += character
      }
    }
    return [...lines, line]
  })
}
