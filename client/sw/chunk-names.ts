import type { Rolldown } from 'vite'

/** What a module's static imports lead to. */
type Info = Pick<Rolldown.ModuleInfo, 'importedIds' | 'dynamicallyImportedIds'>
type Ask = (id: string) => Info | null

const APP = '/client/app/App.tsx'
const TABLE = '/client/app/pages/TablePage.tsx'
const JOIN = '/client/join/Join.tsx'
const HOME = '/client/home/Home.tsx'

/**
 * Few files for a first sight (ECO-01: 10 requests for the door, 12 for a table). Left alone, the bundler makes a small file of each
 * piece that two screens share; a dozen of them weigh more on the wire than one, and each is a request. So: what every page begins
 * with and what the door or the home page shares with others (`common`), what the table shares with other screens (`session`), and all that only the
 * table needs at first sight (`table`). Everything else is as the bundler would have it.
 */
export function createChunkNames(): (id: string, ask: Ask) => string | null {
  let names: ReadonlyMap<string, string> | undefined
  return (id, ask) => {
    // What the compiler adds to old browsers: any page may use it.
    if (id.includes('@oxc-project') && id.includes('/helpers/')) return 'common'
    names ??= find(id, ask)
    return names?.get(id) ?? null
  }
}

function find(id: string, ask: Ask): ReadonlyMap<string, string> | undefined {
  const root = rootOf(id)
  if (root === undefined) return undefined
  const app = closure(root + APP, ask)
  const pages = ask(root + APP)?.dynamicallyImportedIds ?? []
  const table = closure(root + TABLE, ask)
  const join = closure(root + JOIN, ask)
  const home = closure(root + HOME, ask)
  const others = new Set(
    pages.filter(page => page !== root + TABLE && page !== root + JOIN).flatMap(page => [...closure(page, ask)]),
  )
  const nameOf = (each: string): string | undefined => {
    if (pages.includes(each)) return undefined // its own file, by which the page is asked for
    if (app.has(each)) return 'common'
    if (join.has(each)) return table.has(each) || others.has(each) ? 'common' : undefined
    // The home page opens no document: for the little that it shares it must not load what opens them.
    if (home.has(each)) return 'common'
    return others.has(each) ? 'session' : 'table'
  }
  const all = [...app, ...table, ...join].filter(each => !each.endsWith('.css'))
  return new Map(all.flatMap(each => (nameOf(each) === undefined ? [] : [[each, nameOf(each) ?? ''] as const])))
}

/** The folder of the project, from any of its modules. */
function rootOf(id: string): string | undefined {
  const at = id.search(/\/(client|shared|node_modules)\//)
  return at < 0 ? undefined : id.slice(0, at)
}

function closure(from: string, ask: Ask): Set<string> {
  const found = new Set<string>()
  const visit = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const next of ask(id)?.importedIds ?? []) visit(next)
  }
  visit(from)
  return found
}
