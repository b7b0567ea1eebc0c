import { foldsOf, NOTE_WIDTH } from '../shared/domain/folds.ts'
import { freePlace, noteHeight } from '../shared/domain/places.ts'
import { type Plan, type Table, tablesOf, themeAt } from '../shared/domain/plan.ts'
import type { Guest } from './guest.ts'
import { makeRandom, type Random } from './random.ts'
import type { Saying, Talk } from './talk.ts'

/** Something a company does bit by bit: each bit gives how long people take before the next, in ms at the demo's pace. */
export type Doing = AsyncGenerator<number, void, undefined>

/** Who keeps their pen away from the network for so many turns. */
const AWAY_TURNS = 8

/**
 * Simulated guests at their tables, and what they do in the course of a day. They know the café by its public interfaces only;
 * when the bell rings is somebody else's business. Everything random comes from the seed.
 */
export class Company {
  readonly plan: Plan
  readonly guests: Guest[] = []
  readonly hosts = new Map<string, Guest>()
  readonly written: { id: string; text: string }[] = []
  readonly #tables: readonly Table[]
  readonly #talk: Talk
  /** who speaks when: the same for the same seed */
  readonly #script: Random
  /** what they pick among what lies there, which differs with every network */
  readonly #chance: Random
  readonly #decks = new Map<string, Saying[]>()
  readonly #spent = new Map<string, number>()

  constructor(plan: Plan, talk: Talk, random: Random) {
    this.plan = plan
    this.#tables = tablesOf(plan)
    this.#talk = talk
    this.#script = random
    this.#chance = makeRandom(random.below(2 ** 32))
    for (const theme of plan.themes) this.#decks.set(theme.id, talk.deck(theme, random))
  }

  add(guest: Guest, host?: string): void {
    this.guests.push(guest)
    if (host !== undefined) this.hosts.set(host, guest)
  }
  get awake(): Guest[] {
    return this.guests.filter(guest => guest.hasCloth)
  }

  #themeOf(table: string, round: number) {
    const found = this.#tables.find(each => each.id === table)
    return found === undefined ? undefined : themeAt(this.plan, found, round)
  }
  /** The host where there is one, else whoever sits there first: somebody tidies up at any table. */
  #leaderAt(table: string): Guest | undefined {
    const host = this.hosts.get(table)
    if (host?.table === table && host.hasCloth) return host
    return this.awake.find(guest => guest.table === table)
  }

  /** Everybody says what they have to say, in turn; a hand that is free writes for whoever is on paper. */
  async *converse(round: number): Doing {
    const onPaper = this.guests.filter(guest => guest.isSilent)
    const turns = this.#script.shuffled(this.awake)
    const away: { readonly guest: Guest; readonly until: number }[] = []
    try {
      for (const [index, guest] of turns.entries()) {
        await guest.refresh()
        const hasSaid = this.#say(guest, round)
        const paper = onPaper.findIndex(other => other.table === guest.table)
        const [other] = paper === -1 ? [] : onPaper.splice(paper, 1)
        if (other !== undefined) {
          await guest.command({ type: 'scribe', for: other.joined.person.id })
          this.#say(guest, round, other)
        }
        if (!hasSaid && index % 7 === 3) this.#nudge(guest)
        if (index % 11 === 5) {
          guest.dropOff()
          away.push({ guest, until: index + AWAY_TURNS })
        }
        while ((away[0]?.until ?? turns.length) <= index) away.shift()?.guest.comeBack()
        turns[index + 1]?.lean(true)
        yield 1_600
        turns[index + 1]?.lean(false)
      }
    } finally {
      // Whoever rings meanwhile: nobody stays away for good.
      for (const { guest } of away) guest.comeBack()
    }
  }

  /** Puts down what there is to say next at this guest's table, in their own name or for somebody on paper. */
  #say(guest: Guest, round: number, paper?: Guest): boolean {
    const theme = this.#themeOf(guest.table, round)
    const saying = theme === undefined ? undefined : this.#decks.get(theme.id)?.shift()
    if (saying === undefined) return false
    const { zone, kind, text, language } = saying
    const taken = [...guest.notes(), ...guest.hiddenNotes()].map(note => ({
      x: note.x,
      y: note.y,
      width: NOTE_WIDTH,
      height: noteHeight(note.text),
    }))
    const { x, y } = freePlace(foldsOf(theme?.zones.length ?? 0), zone, taken, noteHeight(text))
    const voice = paper === undefined ? {} : { for: paper }
    const id = guest.write({ text, kind, zone, round, x, y, lang: language, ...voice })
    this.written.push({ id, text })
    return true
  }

  #nudge(guest: Guest): void {
    const notes = guest.notes()
    if (notes.length > 0) guest.nudge(this.#chance.pick(notes).id, this.#chance.below(9) - 4, this.#chance.below(9) - 4)
  }

  /** What belongs together comes together: guests draw links, hosts make piles. */
  async *gather(round: number): Doing {
    await this.settled()
    for (const { id } of this.#tables) {
      const theme = this.#themeOf(id, round)
      const there = this.awake.filter(guest => guest.table === id)
      if (theme !== undefined && there.length > 0) this.#talk.connect(this.#script.pick(there), theme, this.#chance)
      const host = this.#leaderAt(id)
      if (theme !== undefined && host !== undefined) this.#talk.pileUp(host, theme)
      yield 400
    }
  }

  /** Hosts write what those who arrive should know. */
  async *welcome(round: number): Doing {
    for (const [table, host] of this.hosts) {
      const theme = this.#themeOf(table, round)
      const text = theme === undefined ? undefined : this.#talk.welcome(theme)
      if (text !== undefined) await host.command({ type: 'welcome', table, text })
      yield 50
    }
  }

  /** At each table somebody takes an idea along to the next. */
  async *carryAlong(): Doing {
    for (const { id } of this.#tables) {
      const walkers = this.awake.filter(guest => guest.table === id && this.hosts.get(id) !== guest)
      if (walkers.length === 0) continue
      const carrier = this.#script.pick(walkers)
      await carrier.settled()
      const free = carrier.notes().filter(note => !note.onPlate && note.removal === 0 && note.group === null)
      if (free.length > 0) await carrier.command({ type: 'carry-note', table: id, note: this.#chance.pick(free).id })
      yield 150
    }
  }

  async *fillPlates(): Doing {
    for (const { id } of this.#tables) {
      const host = this.#leaderAt(id)
      if (host === undefined) continue
      await host.refresh()
      const notes = host.notes()
      const free = notes.filter(note => !note.onPlate && note.removal === 0 && note.group === null)
      if (notes.filter(note => note.onPlate).length < this.plan.plate && free.length > 0)
        host.putOnPlate(this.#chance.pick(free).id)
      yield 400
    }
  }

  async *spendDots(): Doing {
    for (const guest of this.#script.shuffled(this.awake)) {
      // What others wrote came from the server; what this guest wrote has to be there before a dot can be put on it.
      await guest.settled()
      const notes = guest.notes().filter(note => note.removal === 0)
      const purse = `${guest.joined.person.id} ${guest.table}`
      const left = this.plan.dots.table - (this.#spent.get(purse) ?? 0)
      // Some notes please more than others.
      const note = notes[Math.min(this.#chance.below(notes.length), this.#chance.below(notes.length))]
      if (note === undefined || left < 1) continue
      const count = Math.min(left, this.plan.dots.perNote, 1 + this.#chance.below(2))
      this.#spent.set(purse, (this.#spent.get(purse) ?? 0) + count)
      await guest.command({ type: 'place-dots', table: guest.table, note: note.id, count })
      yield 150
    }
  }

  /** What lies on each plate now, as its host sees it. */
  plates(): { readonly table: string; readonly notes: readonly { readonly id: string }[] }[] {
    return this.#tables.flatMap(({ id }) => {
      const host = this.#leaderAt(id)
      return host === undefined ? [] : [{ table: id, notes: host.notes().filter(note => note.onPlate) }]
    })
  }

  /** The harvest's dots go to what the plates hold. */
  async *spendHarvestDots(): Doing {
    const plates = this.plates().filter(plate => plate.notes.length > 0)
    if (plates.length === 0 || this.plan.dots.harvest < 1) return
    for (const guest of this.awake) {
      const plate = this.#chance.pick(plates)
      const count = Math.min(this.plan.dots.harvest, this.plan.dots.perNote, 1 + this.#chance.below(2))
      await guest.command({ type: 'place-dots', table: plate.table, note: this.#chance.pick(plate.notes).id, count })
      yield 120
    }
  }

  /** Up to so many threads through the plates, each with one note of three tables; a note hangs on one thread only. */
  threads(names: readonly string[]): { readonly name: string; readonly notes: { table: string; note: string }[] }[] {
    const plates = this.plates()
    const loose = new Map(plates.map(plate => [plate.table, this.#chance.shuffled(plate.notes)]))
    return names.flatMap(name => {
      const ends = this.#chance.shuffled(plates.filter(plate => (loose.get(plate.table)?.length ?? 0) > 0)).slice(0, 3)
      const notes = ends.flatMap(({ table }) => {
        const note = loose.get(table)?.pop()
        return note === undefined ? [] : [{ table, note: note.id }]
      })
      return notes.length >= 2 ? [{ name, notes }] : []
    })
  }

  async settled(): Promise<void> {
    await Promise.all(this.guests.map(guest => guest.settled()))
  }
  async leave(): Promise<void> {
    await Promise.all(this.guests.map(guest => guest.leave()))
  }
}
