import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findServer } from './ask-server.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { kitCommandWords } from './words-kit.ts'
import { serverWords } from './words-server.ts'

/** `tablee kit`: asks the running server, as its administrator. The same papers as on the «Kits» sheet of the planning book. */
export const kit: Command = {
  name: 'kit',
  usage:
    '<event> [--parts tables,notes,seats,signin,order] [--languages fr|en|both] [--blanks <n>] [--address <url>] [--out <file.pdf>]',
  summary: { fr: kitCommandWords.fr.summary, en: kitCommandWords.en.summary },
  run,
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = { ...serverWords[around.language], ...kitCommandWords[around.language] }
  const { event, query, out } = readAsked(args, t)
  const answer = await findServer(around)?.ask(`events/${encodeURIComponent(event)}/kit.pdf?${query}`)
  if (answer === undefined) return 1
  const file = out ?? `${event}-kit.pdf`
  try {
    // It holds everybody's personal code.
    writeFileSync(file, answer.body, { mode: 0o600 })
  } catch (fault) {
    around.say(t.unwritten(file, fault instanceof Error ? fault.message : String(fault)))
    return 1
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
  t: (typeof serverWords)['fr'],
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
