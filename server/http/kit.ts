import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import { BLANK_CARDS, KIT_PARTS, type KitPart, usualBlanks } from '../../shared/domain/kit.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { WIFI, type Wifi } from '../../shared/domain/wifi.ts'
import { isRecord } from '../../shared/domain/templates.ts'
import type { Cafe } from '../cafe/cafe.ts'
import { gatherKit } from '../cafe/kit-facts.ts'
import { tellPlan } from '../cafe/seat-cards.ts'
import { kitDocument } from '../print/kit/document.ts'
import type { KitOrder } from '../print/kit/facts.ts'
import { Failure, read, refused } from './failure.ts'
import { printed, sendPrinted } from './printing.ts'
import { baseUrl, type HttpContext, requireStaff, type Route } from './route.ts'

/** What is printed when nothing is said: all but the network's card, which needs a password. */
const USUAL: readonly KitPart[] = KIT_PARTS.filter(part => part !== 'wifi')

const langSchema = v.picklist([...LANGUAGES, 'both'])
const addressSchema = v.pipe(v.string(), v.maxLength(200))

const querySchema = v.strictObject({
  parts: v.optional(
    v.pipe(
      v.string(),
      v.transform(text => text.split(',')),
      v.array(v.picklist(USUAL)),
    ),
  ),
  lang: v.optional(langSchema),
  paper: v.optional(v.literal('a4')),
  blanks: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.maxValue(BLANK_CARDS.most))),
  address: v.optional(addressSchema),
})

const bodySchema = v.strictObject({
  parts: v.optional(v.pipe(v.array(v.picklist(KIT_PARTS)), v.minLength(1))),
  lang: v.optional(langSchema),
  paper: v.optional(v.literal('a4')),
  blanks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BLANK_CARDS.most))),
  address: v.optional(addressSchema),
  wifi: v.optional(
    v.strictObject({
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(WIFI.name)),
      password: v.optional(v.pipe(v.string(), v.maxLength(WIFI.password)), ''),
      hidden: v.optional(v.boolean()),
    }),
  ),
})

interface Asked {
  readonly parts?: readonly KitPart[] | undefined
  readonly lang?: Language | 'both' | undefined
  readonly blanks?: number | undefined
  readonly address?: string | undefined
  readonly wifi?: Wifi | undefined
}

const ANSWERS = {
  200: 'the file; `Tablee-Pages` says how many pages, `Tablee-Pdf` is `ua-1` (PDF/UA-1) or `tagged`',
  403: 'neither organiser nor facilitator',
  422: 'what is wrong with what was asked',
  503: 'others are printing, or it took too long',
}

export function kitRoutes(context: HttpContext): Route[] {
  const shared = { who: 'organiser, facilitator', answers: ANSWERS, type: 'application/pdf' } as const
  return [
    {
      ...shared,
      method: 'GET',
      path: '/api/v1/events/:id/kit.pdf',
      summary:
        'Papers to print: table cards, note sheets, seat cards, sign-in sheet, running order; seat cards tell the plan',
      query: {
        parts: `any of ${USUAL.join(', ')}; all of them unless said`,
        lang: '`fr`, `en` or `both`; else the languages of the event',
        paper: '`a4`',
        blanks: 'how many cards without a name at least',
        address: 'which address links and codes carry: one of `addresses` of the event',
      },
      handle: async (request, reply) => sendKit(context, request, reply, () => read(querySchema, request.query)),
    },
    {
      ...shared,
      method: 'POST',
      path: '/api/v1/events/:id/kit',
      summary: 'The same, with a card of the room’s Wi-Fi; its password is kept nowhere',
      body: bodySchema,
      handle: async (request, reply) =>
        sendKit(context, request, reply, () => {
          if (!isRecord(request.body)) throw invalid('', 'an object is needed')
          return read(bodySchema, request.body)
        }),
    },
  ]
}

async function sendKit(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  readAsked: () => Asked,
): Promise<unknown> {
  const { cafe } = requireStaff(context, request)
  const asked = readAsked()
  const parts = asked.parts ?? USUAL
  if (parts.includes('wifi') && asked.wifi === undefined)
    throw invalid('wifi', 'the name of the network is needed for its card')
  const address = addressFor(context, request, cafe, asked.address)
  if (parts.includes('seats')) {
    // First: what is printed must be what the plan keeps to from now on.
    const decided = await cafe.change(state => ({ ok: true, state: tellPlan(state) }))
    if (!decided.ok) throw refused(decided.why, decided.details)
  }
  const { id, logo } = cafe.state
  const png = logo === undefined ? undefined : await context.logos.read(id)
  const facts = gatherKit(cafe.state, {
    secret: context.secret,
    personal: context.personal,
    address,
    now: context.now(),
    logo: logo === undefined || png === undefined ? undefined : { png, width: logo.width, height: logo.height },
  })
  const order: KitOrder = {
    parts,
    languages: languagesFor(cafe.state.plan, asked.lang),
    blanks: asked.blanks ?? usualBlanks(facts.people.length, facts.plan.capacity),
    wifi: asked.wifi,
  }
  return sendPrinted(
    reply,
    cafe,
    `kit-${order.languages.join('-')}.pdf`,
    await printed(context, 'kit.typ', kitDocument(facts, order), NOT_PRINTED),
  )
}

const NOT_PRINTED = {
  failed: 'This kit could not be set. Ask for fewer parts; what is stored is untouched.',
  busy: 'Others are printing too. Try again in a moment, or ask for fewer parts.',
}

function languagesFor(plan: Plan, asked: Asked['lang']): readonly Language[] {
  if (asked === 'fr' || asked === 'en') return [asked]
  const own = plan.languages.length === 0 ? (['fr'] as const) : plan.languages
  return asked === 'both' ? [...own, ...LANGUAGES.filter(each => !own.includes(each))] : own
}

/** `PUBLIC_URL`; else the one that was chosen among this machine's; else one that phones can follow. */
function addressFor(context: HttpContext, request: FastifyRequest, cafe: Cafe, asked: string | undefined): string {
  const known = context.roomAddresses()
  const here = baseUrl(context, request, cafe)
  if (asked !== undefined) {
    const found = [...known, here].find(address => address === asked.replace(/\/$/, ''))
    if (found === undefined) throw invalid('address', 'one of this server’s own addresses')
    return found
  }
  if (context.publicUrl !== undefined || !isThisMachineOnly(here)) return here
  return known.find(address => !isThisMachineOnly(address)) ?? here
}

const isThisMachineOnly = (address: string): boolean =>
  /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(address)

const invalid = (path: string, message: string): Failure =>
  new Failure(422, 'invalid', `${path}: ${message}`, { faults: [{ path, message }] })
