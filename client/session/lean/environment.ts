/** In the place of `lib0/environment` (see `vite.config.ts`): what it finds out at length, the build knows. */
export const isNode = false
export const isBrowser = true
export const getVariable = (): null => null
export const production = true
