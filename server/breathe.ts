/**
 * Lets the loop turn once: sockets are served, timers ring. For work that goes through all tables of a large café; what was read
 * before may have changed after.
 */
export const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
