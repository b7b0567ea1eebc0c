import { type Host, stageCafe, type StagedCafe } from '../../support/staged-cafe.ts'

const NAMES =
  'Amina Aurore Baptiste Bruno Camille Claire Diane Driss Élodie Émile Fatou Florence Gaël Hélène Inès Jules Karim Louise Malik Nadia Noémie Octave Perrine Quentin Rachida Samuel Thérèse Ulysse Véronique Wassim Xavier Yasmine Zoé'.split(
    ' ',
  )
const HOSTS: Readonly<Record<string, string>> = { Hélène: 't1', Nadia: 't2', Bruno: 't3', Thérèse: 't4' }
const CONSTRAINTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Amina: { apart: ['Driss'] },
  Diane: { reachable: true },
  Émile: { language: 'en' },
  Florence: { with: ['Véronique'] },
  Octave: { paper: true, with: ['Perrine'] },
  Rachida: { paper: true },
}
const MISSING = ['Wassim', 'Xavier']

/** Thirty-three people of a list, in the second round; two of them never came. */
export async function setPeople(host: Host): Promise<StagedCafe> {
  const cafe = await stageCafe(host, {
    people: NAMES.map(name => {
      const hosts = HOSTS[name]
      return { name, constraints: { ...CONSTRAINTS[name], ...(hosts === undefined ? {} : { hosts }) } }
    }),
  })
  for (const name of NAMES) {
    const at = HOSTS[name]
    if (!MISSING.includes(name)) await cafe.join(name, at === undefined ? {} : { host: at })
  }
  await cafe.lead({ type: 'start' })
  await cafe.lead({ type: 'go-to', phase: 'round', round: 2 })
  await cafe.lead({ type: 'pause' })
  return cafe
}
