import type { HandOverAbout } from '../../../shared/domain/hand-over.ts'

/** The hand-over: what a table leaves to those who arrive. */
const fr = {
  title: 'Passage de relais',
  soon: 'La sonnette approche. Voici ce que la table laisse, dans ses mots.',
  now: 'On arrive chez vous. Voici ce que la table laisse, dans ses mots.',
  lines: 'Notes à citer',
  choose: 'Décochez ce qui ne sert pas. Rien n’est réécrit\u00a0: ce sont les notes elles-mêmes.',
  nothing: 'Rien à citer pour le moment\u00a0: aucune note n’est reliée, dans l’assiette ou marquée d’une gommette.',
  yours: 'Votre mot à qui arrive',
  askWord:
    'Ajoutez un mot à vous\u00a0: une phrase suffit. Les notes restent citées telles quelles, et rien n’est perdu.',
  send: 'Passer le relais',
  sent: 'Relais passé\u00a0: qui arrive le verra',
  about: { kept: 'À retenir', question: 'Question ouverte', disagreement: 'Désaccord' } satisfies Record<
    HandOverAbout,
    string
  >,
  opposes: 's’oppose à',
  arriving: 'En arrivant',
  arrivingFor: 'les mots de la table',
  arrivingHelp: 'Personne n’accueille à cette table\u00a0: voici ce qu’elle vous laisse.',
  noted: (n: number) => (n === 1 ? 'Voir la note citée' : `Voir les ${n} notes citées`),
  go: 'Aller à cette note',
}

const en: typeof fr = {
  title: 'Hand-over',
  soon: 'The bell is near. This is what the table leaves, in its own words.',
  now: 'People are coming to you. This is what the table leaves, in its own words.',
  lines: 'Notes to quote',
  choose: 'Untick what is of no use. Nothing is rewritten: these are the notes themselves.',
  nothing: 'Nothing to quote yet: no note is linked, on the plate or marked with a dot.',
  yours: 'Your word to those who arrive',
  askWord: 'Add a word of your own: one sentence is enough. The notes stay quoted as they are, and nothing is lost.',
  send: 'Hand over',
  sent: 'Handed over: those who arrive will see it',
  about: { kept: 'To keep', question: 'Open question', disagreement: 'Disagreement' },
  opposes: 'opposes',
  arriving: 'As you arrive',
  arrivingFor: 'the table’s words',
  arrivingHelp: 'Nobody welcomes at this table: this is what it leaves to you.',
  noted: n => (n === 1 ? 'See the note quoted' : `See the ${n} notes quoted`),
  go: 'Go to this note',
}

export const handOverWords = { fr, en }
