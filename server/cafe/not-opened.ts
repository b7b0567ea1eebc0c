/** An event could not be read, or the server is leaving: what is stored of it is as it was. Asking again later may work. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened'
}
