import process from 'node:process'
import { drawPicture } from './logo-picture.ts'

/** The process that draws one SVG and goes; `svg.ts` ends it when it takes too long. */
process.once('message', (bytes: Uint8Array) => {
  void drawPicture(bytes, 'svg').then(drawn => process.send?.(drawn, () => process.disconnect()))
})
// Whoever asked is gone: so is the need for this process.
process.on('disconnect', () => process.exit(0))
