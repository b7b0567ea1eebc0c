/** A word between the facilitator and a table's host. */
const and = (names: readonly string[], word: string) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names[names.length - 1] ?? ''}`

const fr = {
  slip: (hosts: readonly string[]) => `Glisser une question à ${and(hosts, 'et')}`,
  answer: 'Répondre',
  label: (hosts: readonly string[], table: number, reply: boolean) =>
    `${reply ? 'Répondre' : 'Une question'} à ${hosts.length === 0 ? 'l’hôte' : and(hosts, 'et')}, table ${table}`,
  ready: 'Questions toutes prêtes',
  questions: [
    'Qu’est-ce qui vous surprend dans ce qui est déjà écrit\u202f?',
    'Qui n’a pas encore parlé\u202f?',
    'Un exemple vécu\u202f?',
  ] as readonly string[],
  send: 'Envoyer',
  leave: 'Ne rien envoyer',
  sent: (hosts: readonly string[], table: number) =>
    hosts.length === 0 ? `Mot envoyé à la table ${table}.` : `Mot envoyé à ${and(hosts, 'et')}.`,
}
const en: typeof fr = {
  slip: hosts => `Slip ${and(hosts, 'and')} a question`,
  answer: 'Answer',
  label: (hosts, table, reply) =>
    `${reply ? 'Answer' : 'A question for'} ${hosts.length === 0 ? 'the host' : and(hosts, 'and')}, table ${table}`,
  ready: 'Ready-made questions',
  questions: ['What surprises you in what is already written?', 'Who has not spoken yet?', 'An example from life?'],
  send: 'Send',
  leave: 'Send nothing',
  sent: (hosts, table) => (hosts.length === 0 ? `Word sent to table ${table}.` : `Word sent to ${and(hosts, 'and')}.`),
}
export const hintWords = { fr, en }
