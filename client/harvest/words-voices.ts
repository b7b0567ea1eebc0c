/** Dots placed for somebody on paper. */
const fr = { dotsOf: 'Gommettes de', me: 'moi' }
const en: typeof fr = { dotsOf: 'Dots of', me: 'me' }
export const voiceWords = { fr, en }
