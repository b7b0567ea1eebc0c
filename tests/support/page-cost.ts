import type { CDPSession, Page } from 'playwright-core'

/** What travels between a page and the server, as Chromium's own network log has it. */
export interface Traffic {
  readonly requests: () => number
  /** headers and bodies of all answers, as they came over the wire (0 for what came from a cache) */
  readonly bytes: () => number
  readonly hosts: () => readonly string[]
  /** bytes of WebSocket messages, sent and received */
  readonly socketBytes: () => { readonly sent: number; readonly received: number }
  readonly stop: () => Promise<void>
}

export async function watchTraffic(page: Page): Promise<Traffic> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const hosts = new Set<string>()
  let requests = 0
  let bytes = 0
  let sent = 0
  let received = 0
  session.on('Network.requestWillBeSent', ({ request }) => {
    hosts.add(new URL(request.url).host)
    if (request.url.startsWith('http')) requests += 1
  })
  session.on('Network.webSocketCreated', ({ url }) => hosts.add(new URL(url).host))
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  // Payloads that are not text are reported in base64: four characters for three bytes.
  const length = ({ opcode, payloadData }: { opcode: number; payloadData: string }) =>
    opcode === 1 ? Buffer.byteLength(payloadData) : Math.floor((payloadData.length * 3) / 4)
  session.on('Network.webSocketFrameSent', ({ response }) => (sent += length(response)))
  session.on('Network.webSocketFrameReceived', ({ response }) => (received += length(response)))
  return {
    requests: () => requests,
    bytes: () => bytes,
    hosts: () => [...hosts],
    socketBytes: () => ({ sent, received }),
    stop: () => session.detach(),
  }
}

/** Elements as EcoIndex counts them: what is inside of an SVG is left out. */
export const countElements = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length)
