/** How much of each thing a café may have. Apart from the plan's schema, so that a page can know it without its validator. */
export const LIMITS = {
  themes: 40,
  tablesPerTheme: 40,
  tables: 250,
  /** at one table */
  chairs: 60,
  zones: 6,
  rounds: 20,
  people: 2_000,
  /** people of an event, those who left included: their ids are kept as long as it is */
  records: 8_000,
  /** of one kind, for one person */
  constraints: 20,
  title: 200,
  zoneName: 80,
  personName: 60,
  /** letters of a crew's name: it stands on a dotted way between two tables */
  crewName: 24,
  noteUnits: 280,
  /** notes that a person takes along from one table to the next */
  carries: 2,
  /** guests without a device whom one person brings to their table */
  guestsOfOne: 12,
} as const
