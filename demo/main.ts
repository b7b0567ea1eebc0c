import { parseArgs } from 'node:util'
import { makeCaller } from './http.ts'
import { tellStory } from './story.ts'

/** `npm run demo -- [--speed 4] [--seed 2018] [--people 33] [--rounds 4]`: guests for a server that is already up. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env['TABLEE_DEMO_URL'] ?? 'http://127.0.0.1:3000' },
    admin: { type: 'string', default: process.env['TABLEE_ADMIN_KEY'] ?? '' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: '2018' },
    people: { type: 'string', default: '33' },
    rounds: { type: 'string', default: '4' },
    // these two are the server's (`scripts/demo.mjs`)
    keep: { type: 'boolean' },
    data: { type: 'string' },
  },
})

// Each open document of each guest listens for this process's end (y-websocket): many guests, many listeners, no leak.
process.setMaxListeners(0)

const tell = (line: string) => process.stdout.write(`${line}\n`)
const number = (name: 'speed' | 'seed' | 'people' | 'rounds', least: number) => {
  const value = Number(values[name])
  if (!Number.isFinite(value) || value < least) {
    process.stderr.write(`--${name} takes a number from ${least}\n`)
    process.exit(2)
  }
  return value
}

const caller = makeCaller(values.url.replace(/\/$/, ''))
tell(`seed ${values.seed}, speed ${values.speed}`)
const told = await tellStory({
  caller,
  adminKey: values.admin,
  seed: number('seed', 0),
  speed: number('speed', 0.1),
  people: number('people', 5),
  rounds: number('rounds', 1),
  tell,
})
tell(`console: ${told.event.links.facilitator}`)
tell(`compte rendu: ${told.event.links.organiser.replace('/prepare', '/report')}`)
process.exit(0)
