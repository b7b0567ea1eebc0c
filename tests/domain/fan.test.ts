import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fanOf } from '../../shared/domain/fan.ts'
import { FOLD_HEIGHT, NOTE_WIDTH, PAPER_WIDTH } from '../../shared/domain/folds.ts'

it('an opened pile spreads its notes on a tray: none on another, none beside it, never off the paper’s sides', () => {
  fc.assert(
    fc.property(
      fc.record({ x: fc.integer({ min: 4, max: 1_120 }), y: fc.integer({ min: 6, max: 460 }) }),
      fc.array(fc.integer({ min: 108, max: 380 }), { minLength: 2, maxLength: 40 }),
      (at, heights) => {
        const { tray, slots } = fanOf(at, heights, 2 * FOLD_HEIGHT)
        expect(slots).toHaveLength(heights.length)
        expect(tray.x).toBeGreaterThanOrEqual(0)
        expect(tray.x + tray.width).toBeLessThanOrEqual(PAPER_WIDTH)
        expect(tray.y).toBeGreaterThanOrEqual(0)
        const boxes = slots.map((slot, index) => ({ ...slot, height: heights[index] ?? 0 }))
        for (const [index, box] of boxes.entries()) {
          expect(box.x >= tray.x && box.x + NOTE_WIDTH <= tray.x + tray.width).toBe(true)
          expect(box.y >= tray.y && box.y + box.height <= tray.y + tray.height).toBe(true)
          for (const other of boxes.slice(0, index))
            expect(
              box.x < other.x + NOTE_WIDTH &&
                other.x < box.x + NOTE_WIDTH &&
                box.y < other.y + other.height &&
                other.y < box.y + box.height,
            ).toBe(false)
        }
      },
    ),
  )
})
it('opens below its cover where the paper goes on, else above it', () => {
  const below = fanOf({ x: 18, y: 48 }, [108, 108], 2 * FOLD_HEIGHT)
  const above = fanOf({ x: 18, y: 440 }, [108, 108], 2 * FOLD_HEIGHT)
  expect(below.tray.y).toBeGreaterThan(48 + 100)
  expect(above.tray.y + above.tray.height).toBeLessThan(440)
})
