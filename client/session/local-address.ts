/** An address that names the machine it is opened on: phones cannot follow it. Takes a whole link, too. */
export const isLocalAddress = (address: string): boolean =>
  /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(address)
