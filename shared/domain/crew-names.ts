import type { Language } from './text.ts'

/** Food names in the order of the first round's tables, French and English side by side. */
const NAMES = `Amande/Almond Basilic/Basil Cannelle/Cinnamon Dragée/Date Estragon/Elderflower Figue/Fig Gingembre/Ginger
Hibiscus/Hibiscus Iris/Iris Jasmin/Jasmine Kumquat/Kumquat Laurier/Laurel Menthe/Mint Noisette/Nutmeg Olive/Olive
Pistache/Pistachio Quetsche/Quince Romarin/Rosemary Sésame/Sesame Thym/Thyme Vanille/Vanilla Wasabi/Wasabi Yuzu/Yuzu Zeste/Zest
Anis/Anise Bergamote/Bergamot Cardamome/Cardamom Fenouil/Fennel Grenade/Pomegranate Lavande/Lavender Mangue/Mango
Nectarine/Nectarine Origan/Oregano Papaye/Papaya Rhubarbe/Rhubarb Safran/Saffron Tamarin/Tamarind Verveine/Verbena
Coriandre/Coriander Myrtille/Blueberry`
  .split(/\s+/)
  .map(pair => pair.split('/'))

export const CREW_NAMES = NAMES.length

/** The crews that an organiser named: by place in the order of crews; blank or missing ones keep their food. */
export type OwnCrewNames = readonly string[] | undefined

/** A name as it is compared with others: a capital or a blank makes no other crew. */
export const sameCrewName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * What a crew is called: the same for everybody, and never the same for two crews.
 * @param crew its place in the order of crews, from 0; past the last name they begin again, with a number
 * @param own the organiser's names, a food that one of them took goes to no other crew without a number
 */
export function crewName(crew: number, language: Language, own?: OwnCrewNames): string {
  const given = own?.[crew]?.trim() ?? ''
  if (given !== '') return given
  const [fr = '', en = fr] = NAMES[crew % CREW_NAMES] ?? []
  const name = language === 'fr' ? fr : en
  const taken = new Set(own?.map(sameCrewName))
  let again = Math.floor(crew / CREW_NAMES)
  const numbered = () => (again === 0 ? name : `${name}\u00a0${again + 1}`)
  while (taken.has(sameCrewName(numbered()))) again++
  return numbered()
}
