import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchAids } from './aids/bench-aids.ts'
import { benchBackup } from './backup/bench-backup.ts'
import { benchCluster } from './cluster/bench-cluster.ts'
import { benchExport } from './export/bench-export.ts'
import { benchPlan } from './plan/bench-plan.ts'
import { type Outcome, print, type Row, table } from './report.ts'
import { benchRoom } from './room/bench-room.ts'
import { benchStore } from './store/bench-store.ts'
import { benchSync } from './sync/bench-sync.ts'
import { benchUi } from './ui/bench-ui.ts'

type Bench = (say: (line: string) => void, options: readonly string[]) => Promise<readonly Row[] | Outcome>

/** `npm run bench -- ui` (or `room`): what `docs/performance.md` tells, measured again. Nothing here is asserted. */
const BENCHES: Readonly<Record<string, Bench>> = {
  aids: benchAids,
  plan: benchPlan,
  ui: benchUi,
  room: benchRoom,
  export: benchExport,
  sync: benchSync,
  cluster: benchCluster,
  backup: benchBackup,
  store: benchStore,
}
/** Ten minutes and more: only when it is named. */
const LONG: readonly string[] = ['sync', 'cluster']

const words = process.argv.slice(2)
const firstOption = words.findIndex(word => word.startsWith('-'))
const asked = firstOption === -1 ? words : words.slice(0, firstOption)
const options = words.slice(asked.length)
const chosen = asked.length === 0 ? Object.keys(BENCHES).filter(name => !LONG.includes(name)) : asked
const unknown = chosen.filter(name => BENCHES[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`No such bench: ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exit(2)
}
// Each simulated guest listens for this process's end.
process.setMaxListeners(0)

const folder = fileURLToPath(new URL('../.tablee/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const name of chosen) {
  const outcome = await (BENCHES[name]?.(print, options) ?? Promise.resolve([]))
  const { rows, details } = 'rows' in outcome ? outcome : { rows: outcome, details: undefined }
  print('')
  for (const line of table(rows)) print(line)
  const file = `${folder}bench-${name}.json`
  const machine = { cores: cpus().length, node: process.version, system: process.platform }
  writeFileSync(
    file,
    `${JSON.stringify({ bench: name, at: new Date().toISOString(), machine, rows, details }, null, 2)}\n`,
  )
  print(`\nwritten: .tablee/bench-${name}.json`)
}
process.exit(0)
