const fr = {
  /** which crew, or which cloth with its host, goes where */
  crewGoes: (crew: string, from: number, to: number) => `${crew} va de la table ${from} à la table ${to}.`,
  clothGoes: (cloth: number, to: number) => `La nappe ${cloth} va à la table ${to}.`,
  cloth: (number: number) => `nappe ${number}`,
  hostsCome: (hosts: string, several: boolean, crew: string) =>
    `${hosts} ${several ? 'arrivent' : 'arrive'} chez ${crew}\u00a0:`,
  clothComes: (cloth: number, crew: string) => `La nappe ${cloth} arrive chez ${crew}\u00a0:`,
  centreCrews: ['On change', 'de table'] as readonly [string, string],
  centreCloths: ['Les nappes', 'voyagent'] as readonly [string, string],
  walkCloths: 'Les nappes voyagent',
  stay: 'Restez à votre place\u00a0: les hôtes et leurs nappes viennent à vous.',
}
const en: typeof fr = {
  crewGoes: (crew, from, to) => `${crew} goes from table ${from} to table ${to}.`,
  clothGoes: (cloth, to) => `Cloth ${cloth} goes to table ${to}.`,
  cloth: number => `cloth ${number}`,
  hostsCome: (hosts, several, crew) => `${hosts} ${several ? 'join' : 'joins'} ${crew}:`,
  clothComes: (cloth, crew) => `Cloth ${cloth} comes to ${crew}:`,
  centreCrews: ['Tables', 'change'],
  centreCloths: ['The cloths', 'travel'],
  walkCloths: 'The cloths travel',
  stay: 'Keep your place: hosts and cloths come to you.',
}
export const crewWords = { fr, en }
