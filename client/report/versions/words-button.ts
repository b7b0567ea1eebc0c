const fr = { button: 'Versions' }
const en: typeof fr = { button: 'Versions' }
export const versionsButtonWords = { fr, en }
