import type { Browser } from 'playwright-core'
import { invite, type Visitor } from '../pages/visitor.ts'
import type { Stage } from './stage.ts'
import type { Look, State } from './state.ts'

const LAPTOP = { width: 1366, height: 768 }
const NARROW = { width: 320, height: 640 }

/** Opens a browser of its own on a state; the caller closes its context. */
export async function visit(browser: Browser, stage: Stage, state: State, look: Look): Promise<Visitor> {
  const remembers = state.who?.(stage)
  const visitor = await invite(browser, {
    origin: stage.host.url,
    language: look.language,
    size: look.narrow ? NARROW : LAPTOP,
    touch: look.narrow,
    forcedColours: look.forced,
    ...(remembers === undefined ? {} : { remembers }),
  })
  await visitor.page.goto(state.address(stage))
  await state.reach(visitor.page, stage, look.narrow)
  // letters that come late move everything once more
  await visitor.page.evaluate(async () => {
    await document.fonts.ready
  })
  return visitor
}
