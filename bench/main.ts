import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchAids } from './aids/bench-aids.ts'
import { benchExport } from './export/bench-export.ts'
import { benchPlan } from './plan/bench-plan.ts'
import { print, type Row, table } from './report.ts'
import { benchRoom } from './room/bench-room.ts'
import { benchUi } from './ui/bench-ui.ts'

/** `npm run bench -- ui` (or `room`): what `docs/performance.md` tells, measured again. Nothing here is asserted. */
const BENCHES: Readonly<Record<string, (say: (line: string) => void) => Promise<Row[]>>> = {
  aids: benchAids,
  plan: benchPlan,
  ui: benchUi,
  room: benchRoom,
  export: benchExport,
}

const asked = process.argv.slice(2).filter(word => !word.startsWith('-'))
const chosen = asked.length === 0 ? Object.keys(BENCHES) : asked
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
  const rows = await (BENCHES[name]?.(print) ?? Promise.resolve([]))
  print('')
  for (const line of table(rows)) print(line)
  const file = `${folder}bench-${name}.json`
  const machine = { cores: cpus().length, node: process.version, system: process.platform }
  writeFileSync(file, `${JSON.stringify({ bench: name, at: new Date().toISOString(), machine, rows }, null, 2)}\n`)
  print(`\nwritten: .tablee/bench-${name}.json`)
}
process.exit(0)
