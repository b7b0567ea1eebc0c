import { capital, NUMBERS_EN, NUMBERS_FR } from '../word-forms.ts'

/** The bell where people go round together, and where they stay and the cloths go round. */
const fr = {
  together: (crew: string, table: number) => `Avec ${crew}, direction table ${table}`,
  keepPlace: (crew: string | undefined) =>
    crew === undefined ? 'Restez à votre place' : `Avec ${crew}, restez à votre place`,
  withCloth: (table: number) => `Direction table ${table}, avec votre nappe`,
  hostComes: (names: string, many: boolean, cloth: number) =>
    `${names} ${many ? 'arrivent' : 'arrive'} avec la nappe ${cloth}.`,
  clothComes: (cloth: number) => `La nappe ${cloth} vient à vous.`,
  hostComesThere: (names: string, many: boolean, cloth: number) =>
    `${names} y ${many ? 'arrivent' : 'arrive'} avec la nappe ${cloth}.`,
  clothComesThere: (cloth: number) => `La nappe ${cloth} vous y attend.`,
  crewWaits: (crew: string | undefined) => (crew === undefined ? 'On vous y attend.' : `${crew} vous y attend.`),
  seeCloth: (cloth: number) => `Voir la nappe ${cloth}`,
  clothsTravel: (minutes: number) =>
    minutes <= 1
      ? 'Une minute pour que les nappes voyagent'
      : `${capital(NUMBERS_FR[minutes] ?? String(minutes))} minutes pour que les nappes voyagent`,
}
const en: typeof fr = {
  together: (crew, table) => `With ${crew}, on to table ${table}`,
  keepPlace: crew => (crew === undefined ? 'Keep your place' : `With ${crew}, keep your place`),
  withCloth: table => `On to table ${table}, with your cloth`,
  hostComes: (names, many, cloth) => `${names} ${many ? 'come' : 'comes'} with cloth ${cloth}.`,
  clothComes: cloth => `Cloth ${cloth} comes to you.`,
  hostComesThere: (names, many, cloth) => `${names} ${many ? 'come' : 'comes'} there with cloth ${cloth}.`,
  clothComesThere: cloth => `Cloth ${cloth} waits for you there.`,
  crewWaits: crew => (crew === undefined ? 'People wait for you there.' : `${crew} waits for you there.`),
  seeCloth: cloth => `See cloth ${cloth}`,
  clothsTravel: minutes =>
    minutes <= 1
      ? 'One minute for the cloths to travel'
      : `${capital(NUMBERS_EN[minutes] ?? String(minutes))} minutes for the cloths to travel`,
}
export const crewWords = { fr, en }
