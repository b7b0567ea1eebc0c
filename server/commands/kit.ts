import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { addressHere } from '../greeting.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { kitCommandWords } from './words-kit.ts'

/** `tablee kit`: asks the running server, as its administrator. The same papers as on the «Kits» sheet of the planning book. */
export const kit: Command = {
  name: 'kit',
  usage:
    '<event> [--parts tables,notes,seats,signin,order] [--languages fr|en|both] [--blanks <n>] [--address <url>] [--out <file.pdf>]',
  summary: { fr: kitCommandWords.fr.summary, en: kitCommandWords.en.summary },
  run,
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = kitCommandWords[around.language]
  const { event, query, out } = readAsked(args, t)
  const reading = readConfig(around.environment)
  if (!reading.ok) return sorry(around, t.config(reading.faults.join('; ')))
  const { config } = reading
  const key = config.adminKey ?? keptKey(join(config.data, 'admin-key'))
  if (key === undefined) return sorry(around, t.noKey(join(config.data, 'admin-key')))
  const server = config.publicUrl ?? addressHere({ ...config, secure: config.tls !== undefined })

  let answer: Response
  let body: Uint8Array
  try {
    answer = await fetch(`${server}/api/v1/events/${encodeURIComponent(event)}/kit.pdf?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    body = new Uint8Array(await answer.arrayBuffer())
  } catch {
    return sorry(around, t.noServer(server))
  }
  if (!answer.ok) return sorry(around, t.refused(messageIn(body) ?? `${answer.status}`))
  const file = out ?? `${event}-kit.pdf`
  try {
    // It holds everybody's personal code.
    writeFileSync(file, body, { mode: 0o600 })
  } catch (fault) {
    return sorry(around, t.unwritten(file, fault instanceof Error ? fault.message : String(fault)))
  }
  around.say(t.written(file, Number(answer.headers.get('tablee-pages'))))
  if (answer.headers.get('tablee-pdf') !== 'ua-1') around.say(t.tagged)
  return 0
}

const OPTIONS = {
  parts: { type: 'string' },
  languages: { type: 'string' },
  blanks: { type: 'string' },
  address: { type: 'string' },
  out: { type: 'string' },
} as const

function readAsked(
  args: readonly string[],
  t: (typeof kitCommandWords)['fr'],
): { readonly event: string; readonly query: URLSearchParams; readonly out: string | undefined } {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    } catch (fault) {
      throw new Misasked(t.unknownOption(fault instanceof Error ? fault.message : String(fault)))
    }
  })()
  const [event, ...more] = parsed.positionals
  if (event === undefined || more.length > 0) throw new Misasked(t.needEvent)
  const { parts, languages, blanks, address, out } = parsed.values
  const asked = { parts, lang: languages, blanks, address }
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  return { event, query, out }
}

function keptKey(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

/** What the server says of why, in its own sentence. */
function messageIn(body: Uint8Array): string | undefined {
  try {
    const { error } = JSON.parse(Buffer.from(body).toString('utf8')) as { error?: { message?: unknown } }
    return typeof error?.message === 'string' ? error.message : undefined
  } catch {
    return undefined
  }
}

function sorry(around: Surroundings, sentence: string): number {
  around.say(sentence)
  return 1
}
