import { describe, expect, it } from 'vitest'
import { address, followLinks, navigate, readAddress } from '../../client/session/address.ts'

describe('the page’s address', () => {
  it('is read as a screen, its event, and a table where one is visited', () => {
    expect(readAddress('/')).toEqual({ screen: 'home' })
    expect(readAddress('/e/c42/join')).toEqual({ screen: 'join', event: 'c42' })
    expect(readAddress('/e/c42/table/t2')).toEqual({ screen: 'table', event: 'c42', table: 't2' })
    for (const path of ['/e/c42', '/e/c42/kitchen', '/e/c42/wall/t2', '/e//join', '/x', '/e/../join']) {
      expect(readAddress(path).screen, path).toBe('nowhere')
    }
  })

  it('changes without a new load, and the back button brings the one before', () => {
    navigate('/e/c42/console')
    expect(address()).toEqual({ screen: 'console', event: 'c42' })
    navigate('/e/c42/harvest', { replace: true })
    expect(location.pathname).toBe('/e/c42/harvest')
  })

  it('a click on a link of ours leads on here; a skip link, a new tab or another house is the browser’s', () => {
    followLinks()
    navigate('/e/c42/console', { replace: true })
    let taken = false
    window.addEventListener('click', pressed => {
      taken = pressed.defaultPrevented
      pressed.preventDefault() // the test's browser would go there
    })
    const click = (href: string, more: { target?: string; ctrlKey?: boolean } = {}) => {
      const link = document.createElement('a')
      link.href = href
      if (more.target !== undefined) link.target = more.target
      link.textContent = 'lien'
      document.body.append(link)
      const pressed = new MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        button: 0,
        ctrlKey: more.ctrlKey ?? false,
      })
      link.dispatchEvent(pressed)
      link.remove()
      return taken
    }
    for (const [href, more] of [
      ['#pad', {}],
      ['/e/c42/wall', { target: '_blank' }],
      ['/e/c42/wall', { ctrlKey: true }],
      ['https://example.org/e/c42/wall', {}],
      ['/api/v1/templates', {}],
    ] as const) {
      expect(click(href, more), href).toBe(false)
    }
    expect(click('/e/c42/wall')).toBe(true)
    expect(address()).toEqual({ screen: 'wall', event: 'c42' })
  })
})
