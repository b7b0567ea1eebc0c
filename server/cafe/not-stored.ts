/** What was asked could not be made durable, or not any more: nothing of it is true. Asking again later may work. */
export class NotStored extends Error {
  override readonly name = 'NotStored'
}
