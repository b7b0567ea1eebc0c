import { expect, it } from 'vitest'
import { contrastOf } from '../support/contrast.ts'

it('[A11Y-09] contrast is reckoned as WCAG does', () => {
  expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
  expect(contrastOf([255, 255, 255], [255, 255, 255])).toBe(1)
  // #767676 is the lightest grey that passes 4.5:1 on white
  expect(contrastOf([0x76, 0x76, 0x76], [255, 255, 255])).toBeGreaterThan(4.5)
  expect(contrastOf([0x77, 0x77, 0x77], [255, 255, 255])).toBeLessThan(4.5)
})
