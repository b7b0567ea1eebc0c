/** Names of an event's documents, as they stand in `/sync/:event/:document`. */
export type DocumentName =
  | { readonly kind: 'programme' }
  | { readonly kind: 'synthesis' }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'own'; readonly table: string; readonly person: string }

const ID = '[A-Za-z0-9_]{1,40}'
const TABLE = new RegExp(`^table-(${ID})$`)
const OWN = new RegExp(`^own-(${ID})-(${ID})$`)

/** Reads a name; undefined when it is none of ours. Whether the table and the person exist is for the server to say. */
export function readDocumentName(name: string): DocumentName | undefined {
  if (name === 'programme' || name === 'synthesis') return { kind: name }
  const table = TABLE.exec(name)?.[1]
  if (table !== undefined) return { kind: 'table', table }
  const own = OWN.exec(name)
  if (own?.[1] !== undefined && own[2] !== undefined) return { kind: 'own', table: own[1], person: own[2] }
  return undefined
}

export function documentName(name: DocumentName): string {
  switch (name.kind) {
    case 'programme':
    case 'synthesis':
      return name.kind
    case 'table':
      return `table-${name.table}`
    case 'own':
      return `own-${name.table}-${name.person}`
  }
}
