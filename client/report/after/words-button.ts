const fr = { draft: 'Publier', share: 'Faire lire', shared: 'Ouvert à la salle', published: 'Publié' }
const en: typeof fr = { draft: 'Publish', share: 'Let others read', shared: 'Open to the room', published: 'Published' }
export const publishButtonWords = { fr, en }
