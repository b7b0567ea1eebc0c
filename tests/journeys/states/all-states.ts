import { crewStates } from './crew-states.ts'
import { doorStates } from './door-states.ts'
import { journeyStates } from './journey-states.ts'
import { peopleStates } from './people-states.ts'
import { rehearsalStates } from './rehearsal-states.ts'
import { staffStates } from './staff-states.ts'
import type { State } from './state.ts'
import { tableStates } from './table-states.ts'
import { tablesStates } from './tables-states.ts'
import { toolStates } from './tool-states.ts'
import { travelStates } from './travel-states.ts'
import { writtenStates } from './written-states.ts'

/** A state that is new gets its line in one of the lists, and is measured like all others. */
export const allStates: readonly State[] = [
  ...doorStates,
  ...tableStates,
  ...staffStates,
  ...toolStates,
  ...journeyStates,
  ...tablesStates,
  ...rehearsalStates,
  ...travelStates,
  ...peopleStates,
  ...writtenStates,
  ...crewStates,
]
