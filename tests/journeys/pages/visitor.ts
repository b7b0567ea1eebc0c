import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Remembered } from '../../support/staged-cafe.ts'

/** Somebody with a browser of their own, who notices everything that goes wrong in it. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** console errors and warnings, page faults, answers of 400 and above, requests to anywhere else */
  readonly complaints: string[]
}

export interface VisitorWishes {
  readonly origin: string
  readonly phone?: boolean
  readonly language?: 'fr' | 'en'
  readonly size?: { readonly width: number; readonly height: number }
  /** on the same device as this visitor: same cookies, same memory */
  readonly like?: Visitor
  /** what the browser remembers from an earlier visit */
  readonly remembers?: Remembered
  /** a finger, in a window that is no phone's: a tablet, or a page at 400 % */
  readonly touch?: boolean
  readonly forcedColours?: boolean
  /** what the browser calls itself, when that matters */
  readonly userAgent?: string
}

const LAPTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

export async function invite(browser: Browser, wishes: VisitorWishes): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: wishes.size ?? (wishes.phone === true ? PHONE : LAPTOP),
    locale: wishes.language === 'en' ? 'en-GB' : 'fr-FR',
    acceptDownloads: true,
    reducedMotion: 'reduce',
    ...(wishes.like === undefined ? {} : { storageState: await wishes.like.context.storageState({ indexedDB: true }) }),
    ...(wishes.remembers === undefined ? {} : { storageState: wishes.remembers }),
    ...(wishes.touch === true ? { hasTouch: true } : {}),
    ...(wishes.userAgent === undefined ? {} : { userAgent: wishes.userAgent }),
    ...(wishes.forcedColours === true ? { forcedColors: 'active' as const } : {}),
    ...(wishes.phone === true ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', error =>
    complaints.push(`fault on ${new URL(page.url()).pathname}: ${error.stack ?? error.message}`),
  )
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('request', request => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== wishes.origin) complaints.push(`left the house: ${request.url()}`)
  })
  page.setDefaultTimeout(20_000)
  return { page, context, complaints }
}
