import type { PlanFault } from '../domain/read-plan.ts'
import type { Language } from '../domain/text.ts'
import { typeset } from './typography.ts'

/** What is wrong with a plan from a file, for whoever wrote or exported it: where, then what, in plain words. */

type Both = Readonly<Record<Language, string>>
const FIELDS: Readonly<Record<string, Both>> = {
  title: { fr: 'Titre', en: 'Title' },
  subtitle: { fr: 'Sous-titre', en: 'Subtitle' },
  languages: { fr: 'Langues', en: 'Languages' },
  date: { fr: 'Date', en: 'Date' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
  timeZone: { fr: 'Fuseau horaire', en: 'Time zone' },
  place: { fr: 'Lieu', en: 'Place' },
  organisers: { fr: 'Qui organise', en: 'Organised by' },
  controller: { fr: 'Responsable des données', en: 'Responsible for data' },
  capacity: { fr: 'Personnes attendues', en: 'People expected' },
  themes: { fr: 'Thèmes', en: 'Themes' },
  zones: { fr: 'partie', en: 'section' },
  tables: { fr: 'table', en: 'table' },
  rounds: { fr: 'Tours', en: 'Rounds' },
  count: { fr: 'nombre', en: 'count' },
  minutes: { fr: 'minutes', en: 'minutes' },
  agenda: { fr: 'Déroulé', en: 'Agenda' },
  people: { fr: 'Personnes', en: 'People' },
  name: { fr: 'nom', en: 'name' },
  organisation: { fr: 'structure', en: 'organisation' },
  constraints: { fr: 'consignes', en: 'constraints' },
  movement: { fr: 'Qui bouge', en: 'Who moves' },
  notes: { fr: 'Notes', en: 'Notes' },
  plate: { fr: 'Assiette', en: 'Plate' },
  dots: { fr: 'Gommettes', en: 'Dots' },
  retentionDays: { fr: 'Données gardées', en: 'Data kept' },
}

/** `themes.2.title` → «Thèmes 3, titre»; a name that is not known here stands as it was written. */
function where(path: string, language: Language): string {
  const parts: string[] = []
  for (const part of path.split('.')) {
    if (/^\d+$/.test(part) && parts.length > 0) parts.push(`${parts.pop() ?? ''} ${Number(part) + 1}`)
    else parts.push(FIELDS[part]?.[language] ?? part)
  }
  return parts.map((part, at) => (at === 0 ? part : part.toLocaleLowerCase(language))).join(', ')
}

const LIMIT = /Expected (<=|>=)([\d.]+)/
function what(message: string, language: Language): string {
  const fr = language === 'fr'
  const [, sign, limit] = LIMIT.exec(message) ?? []
  const isLength = message.includes('length')
  if (/received undefined/.test(message)) return fr ? 'il manque' : 'is missing'
  if (limit !== undefined && sign === '>=' && isLength && limit === '1') return fr ? 'est vide' : 'is empty'
  if (limit !== undefined && sign === '<=')
    return isLength
      ? fr
        ? `est trop long, ${limit} au plus`
        : `is too long, ${limit} at most`
      : fr
        ? `dépasse ${limit}`
        : `is more than ${limit}`
  if (limit !== undefined) return fr ? `est au-dessous de ${limit}` : `is less than ${limit}`
  if (/Expected never/.test(message)) return fr ? 'est un réglage inconnu' : 'is an unknown setting'
  if (/same id/.test(message)) return fr ? 'deux ont le même identifiant' : 'two have the same id'
  return fr ? 'ne se lit pas ainsi' : 'cannot be read like this'
}

export const planFaultSentence = (fault: PlanFault, language: Language): string =>
  typeset(
    fault.path === ''
      ? language === 'fr'
        ? 'Ce fichier n’est pas un plan.'
        : 'This file is not a plan.'
      : `${where(fault.path, language)}${language === 'fr' ? ' :' : ':'} ${what(fault.message, language)}.`,
    language,
  )

/**
 * Which settings of a file a plan read from it does not hold, as paths: nothing is lost without a word. A text that was
 * trimmed or a default that was filled in is no loss.
 */
export function leftOut(given: unknown, plan: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null || typeof plan !== 'object' || plan === null) return []
  const kept = new Map(Object.entries(plan))
  return Object.entries(given).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`
    if (value === undefined || value === null) return []
    return kept.has(key) ? leftOut(value, kept.get(key), at) : [at]
  })
}
