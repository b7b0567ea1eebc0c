/** What a refused person is told: where there is a chair. */
export const fullDetails = (next: { readonly id: string; readonly number: number } | undefined): unknown =>
  next === undefined ? { next: null } : { next: { table: next.id, number: next.number } }
