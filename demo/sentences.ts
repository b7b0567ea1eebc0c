import type { LinkKind, NoteKind } from '../shared/domain/note.ts'

/** A note that a guest of the demo may write: zone index of its workshop, kind, words. */
export type Sentence = readonly [zone: number | null, kind: NoteKind, text: string]

/** First names, made up. The first four host the four tables. */
export const HOSTS = ['Hélène', 'Nadia', 'Bruno', 'Thérèse'] as const
export const GUESTS = [
  'Amina',
  'Aurore',
  'Baptiste',
  'Camille',
  'Claire',
  'Diane',
  'Driss',
  'Élodie',
  'Émile',
  'Fatou',
  'Florence',
  'Gaël',
  'Inès',
  'Jules',
  'Karim',
  'Louise',
  'Malik',
  'Noémie',
  'Octave',
  'Perrine',
  'Quentin',
  'Rachida',
  'Samuel',
  'Ulysse',
  'Véronique',
  'Wassim',
  'Xavier',
  'Yasmine',
  'Zoé',
] as const
/** Those who prefer paper: somebody at their table writes for them. */
export const ON_PAPER: readonly string[] = ['Octave', 'Perrine']
export const ORGANISATIONS = [
  'Tiers-lieu des Halles',
  'Mutuelle du Pont',
  'Coopérative Les Semeurs',
  'Ressourcerie du Canal',
  'Fondation Rivage',
] as const

/** What the four workshops of 2018 brought back, said afresh as short notes, one idea each. Keyed by theme number. */
export const SENTENCES: Readonly<Record<number, readonly Sentence[]>> = {
  1: [
    [0, 'idea', 'Mettre en réseau des gens qui ne se parlaient pas'],
    [0, 'lever', 'Décloisonner les métiers pour répondre à un enjeu social'],
    [0, 'idea', 'Avancer par petits pas, puis corriger avec les habitants'],
    [0, 'lever', 'Mutualiser plutôt que réinventer chacun dans son coin'],
    [0, 'idea', 'Rendre la vie plus simple en améliorant ce qui existe déjà'],
    [0, 'question', 'À partir de quand une bonne idée devient-elle une innovation sociale ?'],
    [1, 'brake', 'Une innovation qui devient sa propre fin perd les gens en route'],
    [1, 'idea', 'Ce n’est pas une recette miracle à copier partout'],
    [1, 'brake', 'Le vernis neuf sur un vieux service, sans rien changer'],
    [1, 'question', 'Peut-on innover sans les personnes concernées ?'],
    [2, 'example', 'La ressourcerie qui répare avec les voisins le samedi'],
    [2, 'example', 'Un jardin partagé dont les récoltes vont à la cantine'],
    [2, 'example', 'Des soignantes qui échangent leurs gardes entre villages'],
    [2, 'source', 'La carte des tiers-lieux tenue par la région'],
    [null, 'question', 'Qui dit que c’est social : nous, ou ceux qui en vivent ?'],
    [null, 'idea', 'Se parler entre métiers qui s’ignorent, c’est déjà innover'],
  ],
  2: [
    [0, 'idea', 'Faire gagner du temps aux bénévoles, moins de relances'],
    [0, 'example', 'La ressourcerie a doublé ses collectes avec un simple formulaire'],
    [0, 'lever', 'Passer de dix à mille personnes sans perdre l’accueil'],
    [0, 'idea', 'Le numérique amplifie, il ne remplace pas la rencontre'],
    [1, 'example', 'Des cours en ligne le soir pour les aidants familiaux'],
    [1, 'idea', 'Envoyer de l’argent au pays sans frais cachés'],
    [1, 'lever', 'Ouvrir les données du quartier pour inventer d’autres services'],
    [1, 'question', 'Qui décide que c’est nouveau ?'],
    [2, 'idea', 'Garder le lien physique : un vrai café par mois'],
    [2, 'lever', 'Une ligne de téléphone pour qui n’ira jamais sur le site'],
    [2, 'example', 'Des médiatrices numériques au bureau de poste'],
    [2, 'idea', 'Le papier compte aussi : affiches, courriers, carnets'],
    [2, 'source', '12 % des gens ne se connectent jamais'],
    [3, 'question', 'Gouvernance : qui décide, qui contrôle, et comment ?'],
    [3, 'brake', 'Dépendre d’un outil que personne ne sait réparer'],
    [3, 'brake', 'Pollution cachée : serveurs, terminaux, vidéos'],
    [3, 'lever', 'Publier nos choix : code, comptes, règles de modération'],
    [2, 'lever', 'Toujours prévoir une autre porte d’entrée que l’écran'],
    [0, 'lever', 'Mutualiser nos outils au lieu de tout refaire chacun'],
    [0, 'question', 'Grandir, oui, mais jusqu’où ?'],
    [null, 'question', 'Et le plaisir d’apprendre ensemble ?'],
    [1, 'example', 'Des ateliers où les ados forment leurs aînés'],
  ],
  3: [
    [0, 'example', 'Une formation payante finance trois ateliers gratuits'],
    [0, 'idea', 'Faire payer les entreprises, pas les familles'],
    [0, 'brake', 'Vendre à la mairie, oui, mais six mois sans être payé'],
    [1, 'lever', 'Des fonds publics pour démarrer, pas pour vivre toujours'],
    [1, 'brake', 'Le dossier de subvention coûte plus que la subvention'],
    [1, 'source', 'Le guide des aides de la région, mis à jour chaque printemps'],
    [2, 'idea', 'Une petite commission sur les échanges, annoncée d’avance'],
    [2, 'question', 'Jusqu’à quel pourcentage reste-t-on solidaire ?'],
    [3, 'example', 'Deux cents contributeurs ont payé le four à pain'],
    [3, 'brake', 'Le financement participatif épuise ceux qui le portent'],
    [4, 'lever', 'Penser ensemble la forme juridique et le modèle économique'],
    [4, 'idea', 'Une coopérative pour que les usagers aient une voix'],
    [4, 'question', 'Association ou société : qu’est-ce que cela ferme comme portes ?'],
    [null, 'idea', 'Pas de modèle type : on mélange vente, dons et fonds publics'],
    [null, 'question', 'Que fait-on quand la générosité s’arrête ?'],
  ],
  4: [
    [0, 'question', 'Sur qui cherche-t-on un effet : l’usager, la famille, le quartier ?'],
    [0, 'idea', 'Demander aux personnes ce qui a changé pour elles'],
    [0, 'brake', 'On mesure ceux qui répondent, jamais ceux qui partent'],
    [1, 'question', 'Combien d’années avant de voir un changement ?'],
    [1, 'idea', 'Borner le champ : dire ce que l’on ne regarde pas'],
    [1, 'brake', 'Le financeur veut des chiffres au bout de six mois'],
    [2, 'example', 'Le nombre d’inscrits, et combien reviennent le mois suivant'],
    [2, 'source', 'Un tableau de dix indicateurs partagé entre cinq associations'],
    [2, 'brake', 'Compter les clics ne dit rien de l’entraide'],
    [3, 'example', 'Un témoignage en dit parfois plus qu’un compteur d’inscrits'],
    [3, 'lever', 'Former les bénévoles à recueillir des récits'],
    [3, 'idea', 'Relire les récits à plusieurs, avec ceux qui les ont faits'],
    [null, 'question', 'Une même grille pour des projets si différents ?'],
    [null, 'idea', 'Un fil rouge possible : la cohérence entre ce qu’on dit et ce qu’on fait'],
  ],
}

/** Links that guests draw once both notes lie on the cloth: from the one to the other, by their words. Keyed by theme number. */
export const LINKS: Readonly<Record<number, readonly (readonly [from: string, kind: LinkKind, to: string])[]>> = {
  1: [
    [
      'Avancer par petits pas, puis corriger avec les habitants',
      'answers',
      'Peut-on innover sans les personnes concernées ?',
    ],
    [
      'Un jardin partagé dont les récoltes vont à la cantine',
      'example',
      'Mettre en réseau des gens qui ne se parlaient pas',
    ],
  ],
  2: [
    ['12 % des gens ne se connectent jamais', 'supports', 'Une ligne de téléphone pour qui n’ira jamais sur le site'],
    [
      'Publier nos choix : code, comptes, règles de modération',
      'answers',
      'Gouvernance : qui décide, qui contrôle, et comment ?',
    ],
    ['Grandir, oui, mais jusqu’où ?', 'qualifies', 'Passer de dix à mille personnes sans perdre l’accueil'],
  ],
  3: [
    [
      'Le dossier de subvention coûte plus que la subvention',
      'qualifies',
      'Des fonds publics pour démarrer, pas pour vivre toujours',
    ],
    [
      'Deux cents contributeurs ont payé le four à pain',
      'opposes',
      'Le financement participatif épuise ceux qui le portent',
    ],
  ],
  4: [
    [
      'Former les bénévoles à recueillir des récits',
      'supports',
      'Un témoignage en dit parfois plus qu’un compteur d’inscrits',
    ],
    ['Combien d’années avant de voir un changement ?', 'opposes', 'Le financeur veut des chiffres au bout de six mois'],
  ],
}

/** Piles that hosts make, with their names. Keyed by theme number. */
export const PILES: Readonly<Record<number, { readonly name: string; readonly texts: readonly string[] }>> = {
  1: {
    name: 'Relier les gens',
    texts: [
      'Mettre en réseau des gens qui ne se parlaient pas',
      'Décloisonner les métiers pour répondre à un enjeu social',
      'Mutualiser plutôt que réinventer chacun dans son coin',
    ],
  },
  2: {
    name: 'Garder le lien physique',
    texts: [
      'Garder le lien physique : un vrai café par mois',
      'Le papier compte aussi : affiches, courriers, carnets',
      'Des médiatrices numériques au bureau de poste',
    ],
  },
  3: {
    name: 'Qui paie ?',
    texts: [
      'Faire payer les entreprises, pas les familles',
      'Une formation payante finance trois ateliers gratuits',
      'Vendre à la mairie, oui, mais six mois sans être payé',
    ],
  },
  4: {
    name: 'Des récits avec les chiffres',
    texts: [
      'Former les bénévoles à recueillir des récits',
      'Relire les récits à plusieurs, avec ceux qui les ont faits',
      'Compter les clics ne dit rien de l’entraide',
    ],
  },
}

/** What hosts leave for those who arrive. Keyed by theme number. */
export const WELCOMES: Readonly<Record<number, string>> = {
  1: 'On a surtout parlé de relier les gens. Il manque des exemples d’ici.',
  2: 'Le premier groupe a surtout parlé du lien physique. Il manque des exemples.',
  3: 'Beaucoup de freins, déjà. Qui a trouvé un modèle qui tient ?',
  4: 'Des questions plus que des réponses. Dites ce que vous comptez déjà.',
}

/** The syntheses that the hosts write in the demo, two to three short paragraphs a workshop. Keyed by theme number. */
export const SYNTHESES: Readonly<Record<number, readonly string[]>> = {
  1: [
    'Innover socialement, disent les tables, c’est d’abord relier : des métiers, des quartiers, des personnes que rien ne faisait se rencontrer.',
    'Le chemin compte autant que l’arrivée. On avance par petits pas, avec celles et ceux qui vivent le problème, et l’on améliore ce qui existe.',
    'Deux mises en garde reviennent : l’innovation n’est ni une fin en soi, ni une recette à copier.',
  ],
  2: [
    'Le numérique est vu comme un amplificateur. Il fait gagner du temps et aide à grandir des initiatives qui existaient avant lui.',
    'Il permet aussi de nouveaux services, des cours du soir au transfert d’argent. Mais il n’atteindra pas tout le monde : une autre porte doit rester ouverte.',
    'Restent des points de vigilance : qui décide, qui contrôle, et à quel coût pour la planète.',
  ],
  3: [
    'Il n’existe pas de modèle type. Les ressources se mélangent selon l’activité et le public : ventes, fonds publics, commission, dons.',
    'Forme juridique et modèle économique gagnent à être pensés ensemble, dès le premier jour.',
  ],
  4: [
    'Les tables ont surtout rapporté des questions : sur qui, sur quoi, pendant combien de temps chercher un effet ?',
    'Chiffres et récits se complètent. Un fil pourrait les relier : la cohérence entre ce que l’on annonce et ce que l’on fait.',
  ],
}

export const BEFORE = [
  'Une équipe de recherche et ses partenaires de l’économie sociale se retrouvent pour penser ensemble les innovations sociales numériques.',
] as const
export const AFTER = [
  'Merci aux hôtes et aux hôtesses, à celles et ceux qui ont noté pour les autres, et aux personnes qui ont envoyé leurs questions avant la journée.',
] as const
export const THREADS = ['Garder le lien humain', 'Qui décide, qui contrôle ?'] as const
