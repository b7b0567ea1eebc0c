import { and, enCount, s, upper } from './word-forms.ts'
import type { fr } from './words-fr.ts'

export const en: typeof fr = {
  page: title => `People · ${title}`,
  nav: 'The café’s screens',
  console: 'Console',
  people: 'People',
  harvest: 'Harvest',
  report: 'Report',
  prepare: 'Prepare',
  presentOf: (present, all) => [`${present}`, ' present of ', `${all}`],
  live: 'Live',
  offline: 'Offline',
  reconnecting: 'Reconnecting…',
  ended: 'This link no longer works',
  phase: (round, rounds) => (round === 0 ? 'Before the first round' : `Round ${round} of ${rounds}`),
  together: 'Harvest',
  count: n => (n === 1 ? '1 person' : `${n} people`),
  legend: { present: 'present', expected: 'not here yet', absent: 'absent', host: 'host', paper: 'paper' },
  frozenLegend: 'grey: past or under way',
  search: 'Search',
  sort: 'Sort',
  sorting: { name: 'by first name', state: 'absent first', table: 'by table' },
  round: 'Round',
  roundN: n => `Round ${n}`,
  cell: (round, table) => (table === undefined ? `round ${round}: no table` : `round ${round}: table ${table}`),
  changedCell: 'changes',
  changes: 'changes',
  arrives: 'arrives',
  states: { present: '', expected: 'not here yet', absent: 'absent' },
  host: 'host',
  paper: 'paper',
  tag: tag => {
    switch (tag.kind) {
      case 'with':
        return `with ${and(tag.names, 'and')}`
      case 'apart':
        return `not with ${and(tag.names, 'or')}`
      case 'language':
        return `language: ${tag.language === 'fr' ? 'French' : 'English'}`
      case 'reachable':
        return 'accessible table'
      case 'leaves':
        return `leaves after round ${tag.round ?? ''}`
      case 'comes':
        return `from round ${tag.round ?? ''}`
      case 'not':
        return `not at table ${and(tag.numbers, 'or')}`
      case 'wishes':
        return `wishes ${tag.numbers.length > 1 ? 'themes' : 'theme'} ${and(tag.numbers, 'and')}`
      case 'pinned':
        return `fixed in round ${and(tag.numbers, 'and')}`
    }
  },
  nobody: 'Nobody yet. Add a first name, or paste a list.',
  noMatch: 'No first name matches.',
  pages: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  listOf: 'People and their tables',
  newName: 'First name of who arrives',
  fromRound: 'From which round',
  fromN: n => `from round ${n}`,
  add: 'Add',
  paste: 'Paste a list',
  csv: 'Import a CSV',
  emptyName: 'Write a first name first.',

  idleTitle: 'The day’s plan',
  choose: 'Choose somebody to move, to swap or to mark absent.',
  facts: { present: 'present', expected: 'not here yet', absent: 'absent' },
  allAbsent: n => (n === 1 ? 'Mark the missing person absent' : `Mark the ${n} missing absent`),
  offer: (gap, n) => `Tables differ by ${gap}. Move ${n} ${n === 1 ? 'person' : 'people'}?`,
  offerHelp: 'Otherwise nobody moves.',
  seeOffer: 'See what it changes',
  told: 'Seat cards are handed out. As few people as possible are moved.',
  untold: 'Nobody knows their table yet. The plan is made anew at each change.',
  tell: 'Cards are handed out',
  closeTable: 'Close a table',
  table: 'Table',
  tableN: n => `Table ${n}`,
  closedFrom: (n, round) => `Table ${n}: closed from round ${round}`,
  opensAgain: (n, round) => `Table ${n}: open again from round ${round}`,
  openTable: n => `Open table ${n} again`,
  warnings: 'What the list asks and nobody can follow',
  over: 'The rounds are over. Presence can still be noted, seats no longer change.',

  close: 'Close',
  isAbsent: 'Not here',
  isPresent: 'Here',
  leavesAfter: round => `Leaves after round ${round}`,
  swap: 'Swap with somebody…',
  swapWith: name => `Choose the person to swap ${name}’s tables with.`,
  stopSwap: 'Do not swap',
  place: 'Place at a table',
  placeButton: 'Place',
  hostStays: 'This person hosts their table and stays there.',

  eye: 'Preview, nothing has changed yet',
  asking: 'Working it out…',
  title: c => {
    const parts = [
      ...(c.absent > 0 ? [enCount(c.absent, 'absence', 'absences')] : []),
      ...(c.leaving > 0 ? [enCount(c.leaving, 'departure', 'departures')] : []),
      ...(c.arriving > 0 ? [enCount(c.arriving, 'arrival', 'arrivals')] : []),
      ...(c.swapped > 0 ? [enCount(c.swapped, 'swap', 'swaps')] : []),
      ...(c.moved > 0 ? [enCount(c.moved, 'move', 'moves')] : []),
      ...(c.opened > 0 ? [enCount(c.opened, 'table opened again', 'tables opened again')] : []),
      ...(c.closed > 0 ? [enCount(c.closed, 'closed table', 'closed tables')] : []),
    ]
    const change =
      c.changed === 0
        ? 'nobody changes table'
        : `${c.changed} ${c.changed === 1 ? 'person changes' : 'people change'} table`
    return parts.length === 0 ? upper(change) : `${upper(parts.join(', '))}: ${change}`
  },
  frozen: rounds =>
    rounds.length === 1
      ? [`Round ${rounds[0] ?? ''} does not move.`, ' What is past or under way stays as it is.']
      : [`Rounds ${and(rounds, 'and')} never move.`, ' What is past or under way stays as it is.'],
  before: rounds => `${and(rounds, 'and')} before`,
  after: rounds => `${and(rounds, 'and')} after`,
  pastRounds: rounds => `round${s(rounds.length)} ${rounds.join(', ')}`,
  becomes: 'becomes',
  arrivesLine: 'arrives',
  leavesLine: 'gives up their seat',
  more: n => `and ${n} more`,
  sizes: (now, asIs) => `${now} at each table, without the host${asIs === undefined ? '' : ` (otherwise: ${asIs})`}`,
  range: (min, max) => (min === max ? `${min}` : max - min === 1 ? `${min} or ${max}` : `${min} to ${max}`),
  rule: {
    with: 'pairs',
    apart: 'people kept apart',
    not: 'tables avoided',
    pin: 'fixed seats',
    language: 'languages',
    reachable: 'access',
    wishes: 'wishes',
  },
  kept: rules => `Kept: ${and(rules, 'and')}`,
  broken: (rule, names, round) => `In round ${round}, ${rule} cannot be kept: ${and(names, 'and')}`,
  unseated: names => `Without a chair: ${and(names, 'and')}`,
  bringChairs: 'Bring a chair',
  met: 'people met by each',
  hostsMet: 'hosts met',
  metBy: (name, rounds) => `for ${name}, in ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`,
  bound: most => `Bound: ${most} at most, if nobody met twice.`,
  metRange: (min, max) => (min === max ? `${min}` : `${min} to ${max}`),
  apply: rounds =>
    rounds.length === 0 ? 'Apply' : `Apply to ${rounds.length > 1 ? 'rounds' : 'round'} ${and(rounds, 'and')}`,
  asIs: 'Leave as is',
  asIsHelp: 'Presence alone is noted, nobody changes table.',
  discard: 'Discard',
  undoable: {
    start: 'Can be undone until the first round.',
    bell: 'Can be undone until the bell.',
    round: 'Can be undone until the next round.',
    close: 'Can be undone until the café closes.',
  },
  toldPhones: n =>
    n === 0 ? 'Nobody else is told.' : n === 1 ? 'Only this person is told.' : `Only these ${n} people are told.`,
  applied: 'The plan is changed.',
  undo: 'Undo the last change',
  undone: 'The plan is as before.',
  notReached: 'The café does not answer. Nothing has changed: check the Wi-Fi, then try again.',
  notTaken: 'The command was not taken. Nothing has changed: try again.',

  listTitle: 'Add several people',
  listHelp: 'One person a line. Lines copied from a spreadsheet will do.',
  listLabel: 'People, one a line',
  fileHelp: 'A CSV file, with or without a line of headings.',
  fileLabel: 'CSV file',
  listNames: 'Only names are used here. Wishes and rules are added in Prepare.',
  listFound: n => (n === 0 ? 'Nobody to add.' : `${n} ${n === 1 ? 'person' : 'people'} to add.`),
  listAdd: n => `See the arrival of ${n} ${n === 1 ? 'person' : 'people'}`,
  unreadable: 'This file does not read as a CSV. Save it as CSV (UTF-8), then try again.',
  line: n => `Line ${n}`,
  reasons: {
    'no-name': 'without a name, left out',
    'long-name': 'name too long, left out',
    twice: 'already in the list, left out',
    'same-name': 'same name as somebody else, kept',
    'long-organisation': 'organisation too long, shortened',
    'odd-email': 'unreadable address, ignored',
    'too-many': 'the café is full, left out',
  },
}
