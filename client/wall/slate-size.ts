/** How large words may stand on the slate: so that two hundred characters, or one long word, still fit in the room there is. */
export function slateSize(text: string): 'huge' | 'large' | 'middle' | 'small' {
  const longestWord = Math.max(0, ...text.split(/\s+/).map(word => word.length))
  if (text.length <= 45 && longestWord <= 18) return 'huge'
  if (text.length <= 90 && longestWord <= 26) return 'large'
  return text.length <= 140 && longestWord <= 34 ? 'middle' : 'small'
}
