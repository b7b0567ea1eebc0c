const fr = { button: 'Répéter à blanc', underWay: 'Répétition en cours' }
const en: typeof fr = { button: 'Rehearse', underWay: 'Rehearsal under way' }
export const rehearsalButtonWords = { fr, en }
