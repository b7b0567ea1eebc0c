/** Hands a file to the browser to keep, as a download of this name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // the browser has begun to keep it by the next turn; a minute is safe for the slow ones
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
