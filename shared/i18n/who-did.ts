import type { Language } from '../domain/text.ts'

/** Staff who gave no name, and hosts who have left and were erased, are called by what they did. */
const BY_ROLE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    organiser: 'l’organisation',
    facilitator: 'la personne qui anime',
    host: 'l’hôte de la table',
  },
  en: { organiser: 'the organisers', facilitator: 'the café host', host: 'the table’s host' },
}

/** Who did something, as the log says it: a first name, or a role. */
export const whoDid = (by: string, language: Language): string => BY_ROLE[language][by] ?? by
