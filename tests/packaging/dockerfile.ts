/** A Dockerfile as far as ours goes: stages of instructions, one line each, continuations joined, comments gone. */
export interface Stage {
  readonly name: string
  readonly from: string
  readonly steps: readonly Step[]
}
export interface Step {
  readonly what: string
  readonly rest: string
}

/** Throws at what it does not know, so that no line of the file goes unread. */
export function readDockerfile(text: string): Stage[] {
  const stages: { name: string; from: string; steps: Step[] }[] = []
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n')
  for (const line of lines.map(each => each.trim()).filter(each => each !== '' && !each.startsWith('#'))) {
    const [, what = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    if (!KNOWN.includes(what)) throw new Error(`an instruction that the test does not know: ${line}`)
    if (what === 'FROM') {
      const [from = '', , name = `stage ${stages.length}`] = rest.split(/\s+/)
      stages.push({ name, from, steps: [] })
    } else if (what !== 'ARG' || stages.length > 0) stages.at(-1)?.steps.push({ what, rest })
  }
  return stages
}

const KNOWN = 'ARG FROM LABEL ENV WORKDIR COPY RUN USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK CMD'.split(' ')

/** `--from=build --chown=a:b one two ./`: flags, sources and where to. */
export function readCopy(rest: string): {
  readonly flags: Readonly<Record<string, string>>
  readonly sources: readonly string[]
  readonly target: string
} {
  const words = rest.split(/\s+/)
  const flags = Object.fromEntries(
    words.flatMap(word => {
      const [, name, value] = /^--(\w+)=(.*)$/.exec(word) ?? []
      return name === undefined ? [] : [[name, value ?? '']]
    }),
  )
  const places = words.filter(word => !word.startsWith('--'))
  return { flags, sources: places.slice(0, -1), target: places.at(-1) ?? '' }
}

/** The words of an exec form, `["node", "a.mjs"]`. A shell form is refused: signals would not reach the program. */
export function execForm(text: string): readonly string[] {
  const found = /\[.*\]$/.exec(text)?.[0]
  if (found === undefined) throw new Error(`not in exec form: ${text}`)
  return JSON.parse(found) as string[]
}
