import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Difference, differenceOf, shrink, TOLERATED } from '../support/picture.ts'

interface Scene {
  readonly x?: number
  readonly colour?: string
  readonly withButton?: boolean
  /** letters a little to the side and heavier, as another system draws them */
  readonly hinting?: number
}

/** A cloth with three notes and a button, as a screen would show them. */
async function draw({ x = 216, colour = '#ffea99', withButton = true, hinting = 0 }: Scene = {}): Promise<Uint8Array> {
  const note = (left: number, fill: string) =>
    `<rect x="${left}" y="166" width="144" height="108" fill="${fill}"/>
    <rect x="${left}" y="166" width="144" height="3" fill="#7a5200"/>
    ${[0, 1, 2].map(line => `<text x="${left + 9 + hinting}" y="${190 + 18 * line}" font-size="14" font-weight="${400 + hinting * 100}">une idée encore verte</text>`).join('')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="480"><rect width="800" height="480" fill="#fdfcf7"/>
    ${note(66, '#d0f0d6')}${note(x, colour)}${note(520, '#d6e6ff')}
    ${withButton ? '<rect x="640" y="420" width="80" height="40" rx="20" fill="#15463a"/>' : ''}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

const between = async (a: Scene, b: Scene): Promise<Difference> => {
  const found = differenceOf(await shrink(await draw(a)), await shrink(await draw(b)))
  if (found === undefined) throw new Error('two sizes')
  return found
}
const isSame = ({ mean, worst }: Difference) => mean < TOLERATED.mean && worst < TOLERATED.worst

describe('comparing two pictures of a screen', () => {
  it('takes another drawing of the same letters for the same picture', async () => {
    expect(isSame(await between({}, {}))).toBe(true)
    expect(isSame(await between({}, { hinting: 1 }))).toBe(true)
  })

  it('sees a note that moved, by a column or by a fifth of its width', async () => {
    expect(isSame(await between({}, { x: 366 }))).toBe(false)
    const moved = await between({}, { x: 246 })
    expect(isSame(moved)).toBe(false)
    expect(moved.at[1]).toBeGreaterThanOrEqual(96)
  })

  it('sees a note of another colour, and a button that is gone', async () => {
    expect(isSame(await between({}, { colour: '#eadffc' }))).toBe(false)
    expect(isSame(await between({}, { withButton: false }))).toBe(false)
  })

  it('does not compare pictures of two sizes', async () => {
    const small = await sharp(await draw())
      .resize(400)
      .png()
      .toBuffer()
    expect(differenceOf(await shrink(await draw()), await shrink(small))).toBeUndefined()
  })
})
