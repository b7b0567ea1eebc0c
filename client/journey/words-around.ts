const fr = {
  before: 'Ajouter une idée avant la rencontre',
  beforeHelp:
    'Une question, un exemple, une idée\u00a0: posez-la dès maintenant sur une nappe. Elle y sera marquée «\u202favant la rencontre\u202f».',
  after: 'Ajouter une idée après la rencontre',
  afterHelp:
    'Une idée vous est revenue\u202f? Posez-la sur sa nappe\u00a0: elle sera lue par qui écrit le compte rendu, et marquée «\u202faprès la rencontre\u202f».',
  where: 'Sur quelle nappe',
  table: (n: number) => `Table ${n}`,
  draft: 'Lire l’ébauche et l’amender',
}
const en: typeof fr = {
  before: 'Add an idea before the day',
  beforeHelp: 'A question, an example, an idea: put it on a cloth now. It will be marked “before the day”.',
  after: 'Add an idea after the day',
  afterHelp:
    'An idea came back to you? Put it on its cloth: whoever writes the report reads it, marked “after the day”.',
  where: 'On which cloth',
  table: n => `Table ${n}`,
  draft: 'Read the draft and amend it',
}
export const aroundWords = { fr, en }
