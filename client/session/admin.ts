import { recall } from './memory.ts'

/** Has an admin key been shown on this device? The cookie itself is out of scripts' sight; this says that a call is worth making. */
export const ADMIN_MARK = 'admin'
export const mayBeAdmin = (): boolean => recall(ADMIN_MARK) === 'yes'
