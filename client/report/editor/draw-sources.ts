import type { DrawSources } from './sources.ts'

/** What is known of the notes that a paragraph comes from. */
export interface SourceFacts {
  /** one for each note, for its small square */
  readonly kinds: readonly string[]
  /** «tiré de 4 notes, tours 1 et 2» */
  readonly text: string
  /** what pressing it does */
  readonly label: string
}

/** The line under a paragraph: squares in the kinds' colours, and in words how many notes of which rounds. */
export const makeDrawSources =
  (facts: (ids: readonly string[]) => SourceFacts): DrawSources =>
  (ids, open) => {
    const { kinds, text, label } = facts(ids)
    const line = document.createElement('div')
    line.className = 'rp-from'
    line.contentEditable = 'false'
    line.dataset['notes'] = ids.join(' ')
    const press = document.createElement('button')
    press.type = 'button'
    press.setAttribute('aria-label', label)
    for (const kind of kinds) {
      const square = document.createElement('i')
      square.className = `k-${kind}`
      press.append(square)
    }
    press.append(text)
    press.addEventListener('mousedown', event => event.preventDefault())
    press.addEventListener('click', open)
    line.append(press)
    return line
  }
