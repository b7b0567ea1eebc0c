import type { KitPart } from '../../../shared/domain/kit.ts'
import type { Plan, Table } from '../../../shared/domain/plan.ts'
import type { Language } from '../../../shared/domain/text.ts'
import type { Wifi } from '../../../shared/domain/wifi.ts'

/** All that a kit says of a café. Plain facts: whoever may not have them was left out before. */
export interface KitFacts {
  readonly plan: Plan
  readonly tables: readonly Table[]
  /** those who have a card, in the order of the alphabet */
  readonly people: readonly KitPerson[]
  /** what people type to come: `https://cafe.example.org` or `http://192.168.1.20:3000` */
  readonly address: string
  /** the participants' link for somebody who sits at this table, or for whoever comes; '' when it was revoked */
  linkTo(table?: string): string
  /** six characters; undefined when there is none now */
  readonly code: string | undefined
  /** the organiser’s, when there is one */
  readonly logo?: KitLogo | undefined
  /** when all of it is erased, ms */
  readonly purgeAt: number
}

/** A PNG that this server drew itself, with its size in pixels. */
export interface KitLogo {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

export interface KitPerson {
  readonly name: string
  readonly organisation?: string | undefined
  /** numbers of the tables they sit at, by round; null: no chair in that round */
  readonly stops: readonly (number | null)[]
  /** the number of the table they host */
  readonly hosts?: number | undefined
  /** the crew with which they go round, or stay, from 0; hosts are of none */
  readonly crew?: number | undefined
  /** how they come in on their own device */
  readonly link: string
  readonly code: string
}

export interface KitOrder {
  readonly parts: readonly KitPart[]
  /** one or both; the first is the larger one */
  readonly languages: readonly Language[]
  /** seat cards without a name, at least; the last sheet is filled up with them */
  readonly blanks: number
  readonly wifi?: Wifi | undefined
}
