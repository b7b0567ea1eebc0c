import type { Desk } from './desk.ts'
import type { Inline } from './model.ts'
import { oneLine } from './printable.ts'

/** «Lieu : Salle des fêtes», the label in bold. */
export const labelled = (desk: Desk, label: string, value: string): Inline => [
  { text: `${label}${desk.language === 'fr' ? '\u00a0' : ''}: `, strong: true },
  { text: oneLine(value) },
]
