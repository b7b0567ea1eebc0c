import './phone.css'
import './cloth/phone-map.css'
import './pad/phone-pad.css'

/** What only a phone shows, or a window too small for a whole cloth: fetched when the screen is one (see `presentations.ts`). */
export { MiniMap } from './cloth/MiniMap.tsx'
export { KindButton } from './pad/KindButton.tsx'
