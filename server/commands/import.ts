import { readFileSync } from 'node:fs'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { findServer, type Sent } from './ask-server.ts'
import { type Command, type Surroundings } from './command.ts'
import { readOneFile } from './one-file.ts'
import { exportCommandWords } from './words-export.ts'
import { serverWords } from './words-server.ts'

/** `tablee import`: a new café from an archive or from a plan. Asks the running server, as its administrator. */
export const importCommand: Command = {
  name: 'import',
  usage: '<file.zip | file.json>',
  summary: { fr: exportCommandWords.fr.importSummary, en: exportCommandWords.en.importSummary },
  run,
}

interface Imported extends CreatedEvent {
  readonly imported?: { readonly people: number; readonly notes: number; readonly forgotten: number }
}

/** The new café's id is the answer; its keys are secrets, and stay on the server. */
async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = exportCommandWords[around.language]
  const file = readOneFile(args, around, exportCommandWords[around.language].needFile)
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (fault) {
    around.say(serverWords[around.language].unread(file, fault instanceof Error ? fault.message : String(fault)))
    return 1
  }
  const sent = whatItIs(bytes)
  if (sent === undefined) {
    around.say(t.neither(file))
    return 1
  }
  const answer = await findServer(around)?.ask(sent.type === 'application/zip' ? 'events/import' : 'events', sent)
  if (answer === undefined) return 1
  const { id, plan, imported } = JSON.parse(Buffer.from(answer.body).toString('utf8')) as Imported
  around.out(`${id}\n`)
  if (imported === undefined) around.say(t.created(plan.title))
  else around.say(t.imported(plan.title, imported.people, imported.notes))
  if (imported !== undefined && imported.forgotten > 0) around.say(t.forgotten(imported.forgotten))
  around.say(t.links)
  return 0
}

/** By its first bytes: a name says little. */
function whatItIs(bytes: Uint8Array): Sent | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { body: bytes, type: 'application/zip' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return { body: new TextEncoder().encode(JSON.stringify(value)), type: 'application/json' }
  } catch {
    return undefined
  }
}
