import { type Wifi, wifiText } from '../../../shared/domain/wifi.ts'
import type { KitFacts, KitOrder } from './facts.ts'
import { qrMark } from '../codes.ts'
import { plain, say } from './say.ts'
import { spoken } from './tables.ts'

/** The network's name and password, for whoever stands in the room. They come with the request and are kept nowhere. */
export function wifiCard(facts: KitFacts, { languages }: KitOrder, wifi: Wifi): Record<string, unknown> {
  const [first = 'fr'] = languages
  return {
    kind: 'wifi',
    heading: say(languages, t => t.wifi.heading),
    title: say(languages, t => t.wifi.title),
    scan: say(languages, t => t.wifi.scan),
    nameIs: say(languages, t => t.wifi.name),
    // To the letter: a password with a blank before a sign is one.
    name: wifi.name,
    passwordIs: say(languages, t => (wifi.password === '' ? t.wifi.open : t.wifi.password)),
    password: wifi.password,
    next: say(languages, t => t.wifi.next(spoken(facts.address))),
    event: plain(first, facts.plan.title),
    qr: qrMark(wifiText(wifi), true),
  }
}
