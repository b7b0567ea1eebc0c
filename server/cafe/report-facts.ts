import { tablesOf } from '../../shared/domain/plan.ts'
import type { ReportFacts, ReportPerson } from '../../shared/reports/facts.ts'
import { readSynthesisParts } from '../../shared/reports/synthesis-read.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { harvestTotals } from './dots.ts'
import { listNotes } from './notes.ts'
import { type CafeState, isPerson, type Person } from './state.ts'

/** Gathers what the compte rendu is made from; whoever did not opt in is left out here, so no renderer can print them. */
export async function gatherFacts(state: CafeState, rooms: Rooms, aliases: Aliases): Promise<ReportFacts> {
  const people = [...state.people.values()].filter(person => isPerson(person) && !person.absent)
  const agreed = people.filter(person => person.consent.name)
  const notes = await listNotes(state, rooms, aliases)
  const synthesis = await rooms.open(state.id, 'synthesis')
  const themes = state.plan.themes.map(theme => theme.id)
  return {
    plan: state.plan,
    tables: tablesOf(state.plan),
    rounds: state.moments.length,
    people: people.length,
    notes: notes.filter(note => !note.takenBack),
    threads: Object.values(state.threads),
    harvestDots: harvestTotals(state),
    participants: agreed.map(toReportPerson),
    hosts: Object.fromEntries(
      tablesOf(state.plan).map(table => [
        table.id,
        agreed.filter(person => person.hostOf === table.id).map(person => person.name),
      ]),
    ),
    synthesis: synthesis.read(doc => readSynthesisParts(doc, themes)),
  }
}

const toReportPerson = (person: Person): ReportPerson => ({
  name: person.name,
  ...(person.organisation === undefined ? {} : { organisation: person.organisation }),
  ...(person.consent.email && person.email !== undefined ? { email: person.email } : {}),
})
