import sharp from 'sharp'
import type { KitFacts, KitLogo, KitOrder } from '../../server/print/kit/facts.ts'
import { KIT_PARTS } from '../../shared/domain/kit.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { aPlan } from './a-cafe.ts'

export const ADDRESS = 'http://192.168.1.20:3000'
export const entrance = (table?: string): string =>
  `${ADDRESS}/e/cafe1/join${table === undefined ? '' : `?table=${table}`}#k=AbCdEfGhIjKlMnOpQrStUvWxYz1`
export const wayIn = (index: number): string => `${ADDRESS}/e/cafe1/join#p=p${index}-ZyXwVuTsRqPoNmLkJiHgFeDcBa2`

/** What a kit is made of, with people who go round table after table. */
export function kitFacts(
  names: readonly string[] = [],
  over: Partial<KitFacts> & { readonly plan?: Plan } = {},
): KitFacts {
  const plan = over.plan ?? aPlan({ languages: ['fr', 'en'], controller: 'INESS' })
  const tables = tablesOf(plan)
  return {
    plan,
    tables,
    people: names.map((name, index) => ({
      name,
      stops: Array.from({ length: plan.rounds.count }, (_, round) => ((index + round) % tables.length) + 1),
      link: wayIn(index),
      code: 'K7M2QP',
    })),
    address: ADDRESS,
    linkTo: entrance,
    code: 'H4RT9W',
    purgeAt: Date.UTC(2019, 0, 2),
    ...over,
  }
}

/** A disc on nothing, as wide as it is asked to be. */
export async function aLogo(width = 480, height = 240): Promise<KitLogo> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="50%" cy="50%" rx="50%" ry="50%" fill="#2d7d5f"/></svg>`
  return { png: await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer(), width, height }
}

export const kitOrder = (over: Partial<KitOrder> = {}): KitOrder => ({
  parts: KIT_PARTS,
  languages: ['fr', 'en'],
  blanks: 0,
  wifi: { name: 'Salle des fêtes', password: 'crème;brûlée' },
  ...over,
})

/** What a screen reader is told of a PDF, read from its bytes: none of it is compressed. */
export function pdfFacts(pdf: Uint8Array): {
  readonly tagged: boolean
  readonly isUa: boolean
  readonly languages: readonly string[]
  readonly title: string
  readonly bookmarks: readonly string[]
  /** what is said of each picture that is no decoration */
  readonly alts: readonly string[]
  readonly pages: number
} {
  const text = Buffer.from(pdf).toString('latin1')
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(found => readText(found[1] ?? ''))
  return {
    tagged: /\/MarkInfo\s*<<\s*\/Marked true/.test(text) && text.includes('/StructTreeRoot'),
    isUa: /<pdfuaid:part>1<\/pdfuaid:part>/.test(text),
    languages: [...new Set(all(/\/Lang\s*(\([^)]*\))/g))].sort(),
    title: Buffer.from(/<dc:title><rdf:Alt><rdf:li[^>]*>([^<]*)</.exec(text)?.[1] ?? '', 'latin1').toString('utf8'),
    alts: all(/\/Alt\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)/g),
    bookmarks: all(/\/Title\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)\s*\/Dest/g),
    pages: Number(/\/Type\s*\/Pages\s*\/Count\s+(\d+)/.exec(text)?.[1] ?? 0),
  }
}

/** A string of PDF: in brackets as it is, or UTF-16 as hexadecimal figures. */
function readText(written: string): string {
  if (written.startsWith('(')) return written.slice(1, -1)
  const bytes = Buffer.from(written.slice(1, -1).replace(/\s/g, ''), 'hex')
  return bytes.subarray(2).swap16().toString('utf16le')
}
