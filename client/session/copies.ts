import { keysOf, recall, remember } from './memory.ts'

/**
 * Which copies of documents this device holds for a person. `labels`: the epochs, oldest first; the last is the present one, and
 * «3.1» is epoch 3 begun anew after a refusal. Older ones are held only until what was never saved in them is taken over.
 */
export interface CopyFacts {
  readonly labels: readonly string[]
  /** the whole document came at least once */
  readonly whole: boolean
  /** the server took this person's writing here when it last said so */
  readonly mayWrite: boolean
}

export interface CopyOf {
  readonly event: string
  readonly person: string
  readonly document: string
}

const NONE: CopyFacts = { labels: [], whole: false, mayWrite: false }
const keyOf = ({ event, person, document }: CopyOf) => `copy.${event}.${person}.${document}`

/** The database's name says all that must never be mixed. */
export const databaseOf = ({ event, person, document }: CopyOf, label: string): string =>
  `tablee/${event}/${document}/${label}/${person}`

export function readCopy(of: CopyOf): CopyFacts {
  try {
    const read: unknown = JSON.parse(recall(keyOf(of)) ?? 'null')
    return typeof read === 'object' && read !== null ? { ...NONE, ...read } : NONE
  } catch {
    return NONE // not ours, or from a version to come
  }
}

export function noteCopy(of: CopyOf, change: Partial<CopyFacts>): void {
  const facts = { ...readCopy(of), ...change }
  remember(keyOf(of), facts.labels.length === 0 ? null : JSON.stringify(facts))
}

/** Has this person's document come whole to this device? */
export const holdsCopy = (who: { readonly event: string; readonly person: string }, document: string): boolean =>
  readCopy({ ...who, document }).whole

/** All copies that this device holds of an event, whoever's. */
export function copiesAt(event: string): CopyOf[] {
  return keysOf(`copy.${event}.`).flatMap(rest => {
    const [person, document] = [rest.slice(0, rest.indexOf('.')), rest.slice(rest.indexOf('.') + 1)]
    return person === '' ? [] : { event, person, document }
  })
}

export const epochOf = (label: string): number => Number.parseInt(label, 10)
/** The same epoch, begun anew. */
export function nextLabel(label: string): string {
  const [epoch, again] = label.split('.')
  return `${epoch ?? '1'}.${Number(again ?? 0) + 1}`
}

/** The label is of no use any more. */
export function forgetLabel(of: CopyOf, label: string): void {
  noteCopy(of, { labels: readCopy(of).labels.filter(one => one !== label) })
}
