import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../server/commands/main.ts'
import type { Rotation } from '../../shared/protocol/api.ts'

async function tablee(words: string, environment: Record<string, string> = {}) {
  let out = ''
  const said: string[] = []
  const code = await runCommandLine(words.split(' '), {
    environment,
    out: text => {
      out += text
    },
    say: line => void said.push(line),
  })
  return { code, out, said: said.join('\n') }
}

describe('tablee plan', () => {
  it('with --json: what GET …/rotation answers, and nothing else on standard output', async () => {
    const { code, out, said } = await tablee('plan 33 4 3 --json')
    expect([code, said]).toEqual([0, ''])
    const { rounds, figures } = JSON.parse(out) as Rotation
    expect(rounds.map(each => each.round)).toEqual([1, 2, 3])
    for (const { tables } of rounds) {
      expect(tables.map(each => each.table)).toEqual(['t1', 't2', 't3', 't4'])
      expect(new Set(tables.flatMap(each => each.people.map(person => person.id))).size).toBe(33)
      expect(tables.map(each => each.people[0]?.id)).toEqual(['p1', 'p2', 'p3', 'p4'])
    }
    expect(figures).toMatchObject({ goal: 'spread', repeats: 66, bound: 66, mostMeetings: 3, sizeGap: 1, revisits: 0 })
    expect(figures.met.mean).toBeGreaterThan(17)
  })

  it('--goal buddy: more others met; --no-hosts: nobody stays', async () => {
    const buddy = JSON.parse((await tablee('plan 33 4 3 --goal buddy --json')).out) as Rotation
    expect(buddy.figures).toMatchObject({ goal: 'buddy', repeats: 44, bound: 44 })
    const open = JSON.parse((await tablee('plan 16 4 4 --no-hosts --json')).out) as Rotation
    expect(open.figures).toMatchObject({ repeats: 24, bound: 24 })
    const tablesOfFirst = open.rounds.map(
      each => each.tables.find(table => table.people.some(person => person.id === 'p1'))?.table,
    )
    expect(new Set(tablesOfFirst).size).toBe(4)
  })

  it('prints a table and figures, in the language of the terminal', async () => {
    const french = await tablee('plan 20 5 4', { LANG: 'fr_FR.UTF-8' })
    expect(french.out).toContain('20 personnes, 5 tables, 4 tours')
    expect(french.out).toMatch(/Hôte 1 +1 +1 +1 +1 +reste à la table 1/)
    expect(french.out).toContain('départ table')
    expect(french.out).toContain('Aucun plan ne peut faire mieux')
    const english = await tablee('plan 20 5 4 --lang en', { LANG: 'fr_FR.UTF-8' })
    expect(english.out).toContain('No plan can do better')
    // Each route in two numbers is the row that it stands in.
    for (const row of english.out.split('\n').filter(line => line.includes('start at table'))) {
      const [, seats = '', start = '', step = ''] =
        /^Person \d+ +([\d ]+?) +start at table (\d+), then move on by (\d+)/.exec(row) ?? []
      expect(seats.trim().split(/ +/).map(Number)).toEqual(
        [0, 1, 2, 3].map(round => ((Number(start) - 1 + round * Number(step)) % 5) + 1),
      )
    }
  })

  it.each([
    ['plan', 'Three numbers'],
    ['plan 33 4', 'Three numbers'],
    ['plan 33 4 3 2', 'Three numbers'],
    ['plan 0 4 3', 'People: a whole number from 1 to 2000'],
    ['plan 33 four 3', 'Tables: a whole number from 1 to 250, not “four”'],
    ['plan 33 4 2.5', 'Rounds: a whole number from 1 to 20'],
    ['plan 33 4 21', 'Rounds: a whole number from 1 to 20'],
    ['plan 100000000000 4 3', 'People: a whole number'],
    ['plan 3 4 3', '3 people cannot host 4 tables'],
    ['plan 33 4 3 --goal lots', '--goal takes spread or buddy'],
    ['plan 33 4 3 --gaol buddy', 'Unknown option: --gaol'],
    ['plan 33 4 3 --lang de', '--lang takes fr or en'],
    ['brew 33 4 3', 'There is no command “brew”'],
  ])('«tablee %s» is refused with a sentence and exit code 2', async (words, sentence) => {
    const { code, out, said } = await tablee(words)
    expect([code, out]).toEqual([2, ''])
    expect(said).toContain(sentence)
  })

  it.each(['plan 1 1 1', 'plan 5 5 3', 'plan 3 9 4 --no-hosts', 'plan 9 2 20', 'plan 12 3 3 --lang fr'])(
    '«tablee %s» is answered',
    async words => {
      const { code, out, said } = await tablee(words)
      expect([code, said]).toEqual([0, ''])
      expect(out).not.toMatch(/NaN|undefined|Infinity/)
    },
  )

  it('alone, tablee says what there is', async () => {
    expect((await tablee('--help')).out).toContain('tablee plan <people> <tables> <rounds>')
    expect((await tablee('--help')).code).toBe(0)
  })
})
