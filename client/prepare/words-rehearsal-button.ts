const fr = { button: 'Répéter à blanc', underWay: 'En répétition' }
const en: typeof fr = { button: 'Rehearse', underWay: 'Rehearsing' }
export const rehearsalButtonWords = { fr, en }
