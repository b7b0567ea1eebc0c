import { inflateSync } from 'node:zlib'

/** A PDF as a screen reader goes through it: the tree of its tags, with the words of each, in the order they are read. */
export interface ReadPdf {
  /** every leaf of text: the tags above it, the language told last, and its words */
  readonly leaves: readonly Leaf[]
  /** what is said instead of drawings */
  readonly alts: readonly string[]
  readonly pages: number
}
export interface Leaf {
  readonly tags: readonly string[]
  readonly lang: string
  readonly text: string
  /** from 1 */
  readonly page: number
}

type Value = number | boolean | null | string | Text | Ref | Value[] | Dict
interface Dict {
  [key: string]: Value
}
class Text {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}
class Ref {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}
interface PdfObject {
  readonly value: Value
  readonly stream?: Buffer
}

/** Reads what Typst writes: plain objects, streams packed with Flate at most, composite fonts with their `ToUnicode`. */
export function readPdf(pdf: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(pdf))
  const get = (value: Value | undefined): Value =>
    value instanceof Ref ? (objects.get(value.number)?.value ?? null) : (value ?? null)
  const dict = (value: Value | undefined): Dict => asDict(get(value))
  const streamOf = (value: Value | undefined): Buffer =>
    value instanceof Ref ? (objects.get(value.number)?.stream ?? Buffer.alloc(0)) : Buffer.alloc(0)

  const root = [...objects.values()].map(({ value }) => asDict(value)).find(each => each['Type'] === '/Catalog') ?? {}
  const pages = pagesUnder(root['Pages'], get)
  const fonts = new Map<number, ReadonlyMap<number, string>>()
  const marked = pages.map(page => {
    const given = dict(dict(dict(page)['Resources'])['Font'])
    const byName = new Map(
      Object.entries(given).map(([name, ref]) => {
        const number = ref instanceof Ref ? ref.number : -1
        const font = fonts.get(number) ?? readMap(streamOf(dict(ref)['ToUnicode']))
        fonts.set(number, font)
        return [`/${name}`, font] as const
      }),
    )
    return wordsByMark(streamOf(dict(page)['Contents']), byName)
  })

  const leaves: Leaf[] = []
  const alts: string[] = []
  const pageOf = (value: Value | undefined): number =>
    pages.findIndex(page => page instanceof Ref && value instanceof Ref && page.number === value.number)
  const walk = (value: Value, above: { tags: readonly string[]; lang: string; page: number }): void => {
    const node = get(value)
    if (Array.isArray(node)) for (const kid of node) walk(kid, above)
    else if (typeof node === 'number') {
      const { text, lang } = marked[above.page]?.get(node) ?? { text: '', lang: undefined }
      if (text !== '') leaves.push({ tags: above.tags, lang: lang ?? above.lang, text, page: above.page + 1 })
    } else if (typeof node === 'object' && node !== null && !(node instanceof Text) && !(node instanceof Ref)) {
      const page = node['Pg'] === undefined ? above.page : pageOf(node['Pg'])
      if (node['Type'] === '/OBJR') return
      if (node['Alt'] instanceof Text) alts.push(textOf(node['Alt']))
      const tag = typeof node['S'] === 'string' ? [node['S'].slice(1)] : []
      const lang = node['Lang'] instanceof Text ? textOf(node['Lang']) : above.lang
      const inside = node['Type'] === '/MCR' ? node['MCID'] : node['K']
      if (inside !== undefined) walk(inside, { tags: [...above.tags, ...tag], lang, page })
    }
  }
  const lang = root['Lang'] instanceof Text ? textOf(root['Lang']) : ''
  walk(dict(root['StructTreeRoot'])['K'] ?? null, { tags: [], lang, page: 0 })
  return { leaves, alts, pages: pages.length }
}

function pagesUnder(value: Value | undefined, get: (value: Value | undefined) => Value): Value[] {
  const kids = get(asDict(get(value))['Kids'])
  return Array.isArray(kids) ? kids.flatMap(kid => pagesUnder(kid, get)) : value === undefined ? [] : [value]
}

const asDict = (value: Value): Dict =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Text) &&
  !(value instanceof Ref)
    ? value
    : {}

function readObjects(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const start = /(?:^|\n)(\d+) 0 obj\s/g
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const scanner = new Scanner(file, start.lastIndex)
    const value = scanner.value()
    const length = asDict(value)['Length']
    const opens = /^\s*stream\r?\n/.exec(text.slice(scanner.at, scanner.at + 20))
    let stream: Buffer | undefined
    if (opens !== null && typeof length === 'number') {
      const from = scanner.at + opens[0].length
      const packed = file.subarray(from, from + length)
      stream = asDict(value)['Filter'] === '/FlateDecode' ? inflateSync(packed) : packed
      start.lastIndex = from + length
    } else start.lastIndex = scanner.at
    objects.set(Number(found[1]), { value, ...(stream === undefined ? {} : { stream }) })
  }
  return objects
}

/** The values of PDF, one after the other; in a page's content, operators come as plain words. */
class Scanner {
  readonly #file: Buffer
  at: number
  constructor(file: Buffer, at = 0) {
    this.#file = file
    this.at = at
  }

  get done(): boolean {
    this.#blanks()
    return this.at >= this.#file.length
  }

  value(): Value {
    this.#blanks()
    const here = this.#peek(2)
    if (here === '<<') return this.#dict()
    if (here.startsWith('[')) return this.#list()
    if (here.startsWith('<')) return this.#hex()
    if (here.startsWith('(')) return this.#literal()
    if (here.startsWith('/')) return this.#word()
    const ref = /^(\d+) 0 R(?![A-Za-z])/.exec(this.#peek(16))
    if (ref !== null) {
      this.at += ref[0].length
      return new Ref(Number(ref[1]))
    }
    const word = this.#word()
    if (/^[-+]?[\d.]+$/.test(word)) return Number(word)
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : word
  }

  #peek(length: number): string {
    return this.#file.toString('latin1', this.at, this.at + length)
  }

  #blanks(): void {
    while (/^[\s\0]/.test(this.#peek(1))) this.at += 1
    if (this.#peek(1) !== '%') return
    while (this.at < this.#file.length && !/[\r\n]/.test(this.#peek(1))) this.at += 1
    this.#blanks()
  }

  #word(): string {
    const word = /^\/?[^\s\0()<>[\]{}/%]*/.exec(this.#peek(256))?.[0] ?? ''
    this.at += Math.max(1, word.length)
    return word
  }

  #dict(): Dict {
    this.at += 2
    const made: Dict = {}
    for (this.#blanks(); this.#peek(2) !== '>>' && !this.done; this.#blanks()) {
      const key = this.#word().slice(1)
      made[key] = this.value()
    }
    this.at += 2
    return made
  }

  #list(): Value[] {
    this.at += 1
    const made: Value[] = []
    for (this.#blanks(); this.#peek(1) !== ']' && !this.done; this.#blanks()) made.push(this.value())
    this.at += 1
    return made
  }

  #hex(): Text {
    const end = this.#file.indexOf('>', this.at)
    const figures = this.#file.toString('latin1', this.at + 1, end).replace(/\s/g, '')
    this.at = end + 1
    return new Text(Buffer.from(figures, 'hex'))
  }

  #literal(): Text {
    const bytes: number[] = []
    let depth = 0
    for (; this.at < this.#file.length; this.at++) {
      const byte = this.#file[this.at] ?? 0
      const sign = String.fromCharCode(byte)
      if (sign === '\\') {
        this.at += 1
        const octal = /^[0-7]{1,3}/.exec(this.#peek(3))?.[0]
        if (octal !== undefined) {
          bytes.push(Number.parseInt(octal, 8))
          this.at += octal.length - 1
        } else bytes.push(ESCAPED[this.#peek(1)] ?? this.#file[this.at] ?? 0)
        continue
      }
      if (sign === '(' && depth++ === 0) continue
      if (sign === ')' && --depth === 0) break
      bytes.push(byte)
    }
    this.at += 1
    return new Text(Buffer.from(bytes))
  }
}
const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** UTF-16 with its mark, else one byte a letter. */
const textOf = ({ bytes }: Text): string =>
  bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1')

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Glyph → letters. */
function readMap(stream: Buffer): ReadonlyMap<number, string> {
  const text = stream.toString('latin1')
  const map = new Map<number, string>()
  for (const [, lines = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letters = ''] of lines.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]*)>/gi))
      map.set(Number.parseInt(glyph, 16), utf16(letters))
  return map
}

/** The words of each marked piece of a page; what is decoration has no number, and is left out. */
function wordsByMark(
  content: Buffer,
  fonts: ReadonlyMap<string, ReadonlyMap<number, string>>,
): Map<number, { text: string; lang: string | undefined }> {
  const words = new Map<number, { text: string; lang: string | undefined }>()
  const open: { mark?: number; instead?: string; lang?: string }[] = []
  const scanner = new Scanner(content)
  let font: ReadonlyMap<number, string> = new Map()
  let operands: Value[] = []
  const add = (text: string): void => {
    const mark = open.findLast(each => each.mark !== undefined)?.mark
    if (mark === undefined) return
    const lang = open.findLast(each => each.lang !== undefined)?.lang
    words.set(mark, { text: (words.get(mark)?.text ?? '') + text, lang })
  }
  const show = (value: Value | undefined): void => {
    if (Array.isArray(value)) for (const each of value) show(each)
    if (!(value instanceof Text) || open.some(each => each.instead !== undefined)) return
    for (let at = 0; at + 1 < value.bytes.length; at += 2) add(font.get(value.bytes.readUInt16BE(at)) ?? '\ufffd')
  }
  while (!scanner.done) {
    const value = scanner.value()
    if (typeof value !== 'string' || value.startsWith('/')) {
      operands.push(value)
      continue
    }
    if (value === 'Tf') font = fonts.get(typeof operands[0] === 'string' ? operands[0] : '') ?? new Map()
    if (value === 'Tj' || value === 'TJ') show(operands[0])
    if (value === 'BMC') open.push({})
    if (value === 'BDC') {
      const { MCID, ActualText, Lang } = asDict(operands[1] ?? null)
      open.push({
        ...(Lang instanceof Text ? { lang: textOf(Lang) } : {}),
        ...(typeof MCID === 'number' ? { mark: MCID } : {}),
        ...(ActualText instanceof Text ? { instead: textOf(ActualText) } : {}),
      })
      if (ActualText instanceof Text) add(textOf(ActualText))
    }
    if (value === 'EMC') open.pop()
    operands = []
  }
  return words
}
