/** What a personal link carries (`#p=…`), taken out of the address at once so that it is not shown or shared. */
export function takePersonalFromAddress(): string | undefined {
  const found = /^#p=([A-Za-z0-9_-]{6,120})$/.exec(location.hash)?.[1]
  if (found !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return found
}
