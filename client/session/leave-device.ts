import { request } from './api.ts'
import { copiesAt, databaseOf, noteCopy, readCopy } from './copies.ts'
import { dropStore } from './device-store.ts'
import { forget, type Identity } from './identity.ts'
import { forgetInTab } from './memory.ts'
import { spareIdsName } from './spare-ids.ts'

/**
 * «Je quitte cette tablette»: this device forgets who sat here and what it kept for them. The person, their seat and their notes
 * stay at the café, and their code brings them back elsewhere. The server forgets this device's token when it can be reached.
 */
export async function leaveDevice(identity: Identity): Promise<void> {
  const { event, person } = identity
  await request(`/events/${event}/me/session`, { method: 'DELETE', person }).catch(() => {
    // Not reached: the cookie stays, but nothing here knows whose it is, and the next person gets their own.
  })
  await forgetHere(identity)
}

/** The near half of it: nothing of this person stays on this device. Also after they were erased at the server. */
export async function forgetHere(identity: Identity): Promise<void> {
  const { event, person } = identity
  for (const copy of copiesAt(event).filter(one => one.person === person)) {
    for (const label of readCopy(copy).labels) await dropStore(databaseOf(copy, label))
    noteCopy(copy, { labels: [] })
  }
  await dropStore(spareIdsName(event, person))
  forget(identity)
  // Drafts, too: the next person sits down in the same tab.
  forgetInTab(event)
}
