/** Who a key makes you. The server enforces; the client reads the same table to show only what can be done. */
export const ROLES = ['organiser', 'facilitator', 'host', 'participant', 'wall'] as const
export type Role = (typeof ROLES)[number]

/** Organiser, facilitator and wall have no seat and are not counted as people. */
export const isSeated = (role: Role): boolean => role === 'host' || role === 'participant'
export const isStaff = (role: Role): boolean => role === 'organiser' || role === 'facilitator'
