import './cloth/list.css'

/** What a list looks like (see `presentations.ts`). */
export const isHere = true
