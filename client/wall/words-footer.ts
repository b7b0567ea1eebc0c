/** How to join late, and what lies on all cloths. */
const plural = (count: number, one: string, many: string) => (Math.abs(count) < 2 ? one : many)

const fr = {
  join: 'Rejoindre la tablée',
  code: 'code',
  counts: {
    people: (count: number) => plural(count, 'personne', 'personnes'),
    notes: (count: number) => plural(count, 'note', 'notes'),
    links: (count: number) => plural(count, 'lien', 'liens'),
    dots: (count: number) => plural(count, 'gommette', 'gommettes'),
  },
}

const pluralEn = (count: number, one: string, many: string) => (count === 1 ? one : many)

const en: typeof fr = {
  join: 'Join the table',
  code: 'code',
  counts: {
    people: count => pluralEn(count, 'person', 'people'),
    notes: count => pluralEn(count, 'note', 'notes'),
    links: count => pluralEn(count, 'link', 'links'),
    dots: count => pluralEn(count, 'dot', 'dots'),
  },
}

export const footerWords = { fr, en }
