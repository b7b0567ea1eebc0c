import { afterEach, describe, expect, it } from 'vitest'
import type { Printed } from '../../server/print/compiler.ts'
import { kitDocument } from '../../server/print/kit/document.ts'
import { createPress, type Press, PressFailure, type PressLimits } from '../../server/print/press.ts'
import { aPlan } from '../support/a-cafe.ts'
import { aLogo, kitFacts, kitOrder, pdfFacts } from '../support/a-kit.ts'
import { readPdf } from '../support/pdf-reader.ts'

const presses: Press[] = []
function aPress(given: Partial<PressLimits> & { readonly only?: 'wasm' } = {}): Press {
  const press = createPress(given)
  presses.push(press)
  return press
}
afterEach(async () => {
  await Promise.all(presses.splice(0).map(press => press.close()))
})

const SMALL = kitDocument(kitFacts(['Zoé']), kitOrder({ parts: ['seats'] }))
const whyNot = (printing: Promise<Printed>): Promise<string> =>
  printing.then(
    () => 'printed',
    (fault: unknown) => (fault instanceof PressFailure ? fault.why : String(fault)),
  )

describe('the press', () => {
  it('[T4] makes a PDF that a screen reader can read: PDF/UA-1, with language, title and bookmarks', async () => {
    const document = kitDocument(kitFacts(['Zoé']), kitOrder())
    const printed = await aPress().typeset('kit.typ', document, { standard: 'ua-1' })
    expect(printed.standard).toBe('ua-1')
    const facts = pdfFacts(printed.pdf)
    expect(facts).toMatchObject({ tagged: true, isUa: true, title: 'Kit à imprimer. A café', pages: printed.pages })
    expect(facts.languages).toEqual(['en', 'fr'])
    expect(facts.bookmarks).toEqual([
      ...[1, 2, 3, 4].map(n => `Table ${n}`),
      'Le Wi-Fi de la salle',
      ...[1, 2, 3, 4].map(n => `Feuille de notes, table ${n} · Note sheet, table ${n}`),
      'Cartes de place · Seat cards',
      'Feuille de présence · Sign-in sheet',
      'Conducteur',
    ])
  })

  it('[T4] says whose the logo is to whoever cannot see it, and the file stays PDF/UA-1', async () => {
    const order = kitOrder({ parts: ['tables', 'signin', 'order'], languages: ['fr'] })
    const logo = await aLogo()
    const read = async (organisers: string): Promise<readonly string[]> => {
      const facts = kitFacts(['Zoé'], { plan: aPlan({ organisers }), logo })
      const printed = await aPress().typeset('kit.typ', kitDocument(facts, order), { standard: 'ua-1' })
      expect([printed.standard, pdfFacts(printed.pdf).isUa]).toEqual(['ua-1', true])
      return pdfFacts(printed.pdf).alts.filter(alt => !alt.startsWith('Code QR'))
    }
    // Four cards, the back of each left to the eye; a sheet; a running order.
    expect(await read('Association des Tables rondes')).toEqual(Array(6).fill('Association des Tables rondes'))
    expect(await read('')).toEqual(Array(6).fill('Logo de l’équipe d’organisation'))
  })

  it('makes the very same file without the native compiler, tagged', async () => {
    const document = kitDocument(kitFacts(['Zoé', 'Karim'], { logo: await aLogo() }), kitOrder())
    const [native, wasm] = await Promise.all([
      aPress().typeset('kit.typ', document),
      aPress({ only: 'wasm' }).typeset('kit.typ', document, { standard: 'ua-1' }),
    ])
    expect([wasm.standard, wasm.pages]).toEqual(['tagged', native.pages])
    expect(Buffer.from(wasm.pdf).equals(Buffer.from(native.pdf))).toBe(true)
    expect(pdfFacts(wasm.pdf)).toMatchObject({ tagged: true, isUa: false })
  }, 60_000)

  it('[T6] prints names in any writing, and emoji: the file stays PDF/UA-1', async () => {
    const names = ['محمد', '李小龙', 'カナ', 'Zoé 🌸', 'ש', '👩🏽‍🚀', 'e\u0301\u0327', '\u202eretsel']
    const printed = await aPress().typeset('kit.typ', kitDocument(kitFacts(names), kitOrder()), { standard: 'ua-1' })
    expect(printed.standard).toBe('ua-1')
    const said = readPdf(printed.pdf)
      .leaves.map(leaf => leaf.text)
      .join('')
    for (const name of ['李小龙', 'カナ', 'Zoé 🌸', 'ש', '👩🏽‍🚀']) expect(said).toContain(name)
  })

  it('[T4] prints letters that no font has: then the file is tagged, and says that it is no more', async () => {
    const printed = await aPress().typeset('kit.typ', kitDocument(kitFacts(['Zoé', '\u{10fffd}']), kitOrder()), {
      standard: 'ua-1',
    })
    expect(printed.standard).toBe('tagged')
    expect(pdfFacts(printed.pdf)).toMatchObject({ tagged: true, isUa: false })
  })

  it('does not take what people write for Typst', async () => {
    const names = ['#pagebreak()', '$x$ *b* _i_ `c` @l <l> \\', '= Titre', '"); panic("', '// rien', '{{ }}']
    const printed = await aPress().typeset('kit.typ', kitDocument(kitFacts(names), kitOrder({ parts: ['seats'] })))
    expect(printed.pages).toBe(1)
  })

  it('reads nothing but its own templates', async () => {
    const press = aPress()
    expect(await whyNot(press.typeset('/etc/hostname', {}))).toBe('failed')
    expect(await whyNot(press.typeset('../press.ts', {}))).toBe('failed')
    // and goes on
    expect((await press.typeset('kit.typ', SMALL)).pages).toBe(1)
  })

  it('[T3] ends what takes too long, and takes the next order', async () => {
    const press = aPress({ orderMs: 1 })
    expect(await whyNot(press.typeset('kit.typ', SMALL))).toBe('too-long')
    expect(await whyNot(press.typeset('kit.typ', SMALL))).toBe('too-long')
  })

  it('says when too many wait, instead of holding them all', async () => {
    const press = aPress({ waiting: 1 })
    const first = press.typeset('kit.typ', SMALL)
    expect(await whyNot(press.typeset('kit.typ', SMALL))).toBe('busy')
    expect((await first).pages).toBe(1)
  })

  it('takes no order any more once it is closed', async () => {
    const press = aPress()
    const under = whyNot(press.typeset('kit.typ', SMALL))
    await press.close()
    expect(['failed', 'busy']).toContain(await under)
    expect(await whyNot(press.typeset('kit.typ', SMALL))).toBe('busy')
  })
})
