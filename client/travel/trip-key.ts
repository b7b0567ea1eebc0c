import type { Trip } from '../../shared/domain/travel.ts'

/** A trip's name, the same each time that the map is read anew. */
export const tripKey = (trip: Pick<Trip, 'from' | 'to'>): string => `${trip.from}-${trip.to}`
