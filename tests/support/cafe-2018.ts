/** The café of 2018 with its compte rendu written whole: as facts, and as a real event made through the server's interfaces. */
export * from './cafe-2018-day.ts'
export * from './cafe-2018-event.ts'
export * from './cafe-2018-facts.ts'
