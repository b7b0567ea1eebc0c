import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync, Visitor } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A file of the project, as text and as a tree. */
export interface SourceFile {
  /** From the root of the project, with slashes: `client/table/NoteCard.tsx`. */
  readonly path: string
  readonly text: string
  /** What it imports, or exports from elsewhere: a path as above, or the name of a package. Types count too. */
  readonly imports: readonly string[]
  readonly program: ESTree.Program
}

/** All TypeScript files below these folders. Throws when one of them cannot be read as TypeScript. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap(folder =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .map(file => posix.join(folder, file.replaceAll('\\', '/')))
      .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .map(path => toSource(path, readFileSync(`${ROOT}${path}`, 'utf8'))),
  )
}

/** A file as the tests of the house see it. */
export function toSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`)
  const named: string[] = []
  const keep = (source: { readonly value?: unknown } | null) => {
    if (typeof source?.value === 'string') named.push(source.value)
  }
  new Visitor({
    ImportDeclaration: node => keep(node.source),
    ExportNamedDeclaration: node => keep(node.source),
    ExportAllDeclaration: node => keep(node.source),
    ImportExpression: node => keep('value' in node.source ? node.source : null),
  }).visit(parsed.program)
  return { path, text, imports: named.map(name => resolveImport(path, name)), program: parsed.program }
}

function resolveImport(from: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(from), name.replace(/\?.*$/, '')) : name
}
