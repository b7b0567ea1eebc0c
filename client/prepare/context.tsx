import { type Accessor, createContext, useContext } from 'solid-js'
import type { Language } from '../../shared/domain/text.ts'
import type { EventView } from '../../shared/protocol/api.ts'
import type { PlanEditor } from './plan-editor.ts'

/** What every sheet of the planning book works with. */
export interface Book {
  readonly view: Accessor<EventView>
  readonly editor: PlanEditor
  /** an organiser may change words, times and settings at any time before the event is closed */
  readonly mayDescribe: Accessor<boolean>
  /** … and its tables, their order and how people move until the first round begins */
  readonly mayBuild: Accessor<boolean>
  /** the languages to write in, the reader's own first when the café is held in it */
  readonly languages: Accessor<readonly Language[]>
  /** reads the event again: links follow tables and renewals */
  readonly refresh: () => Promise<void>
}

const BookContext = createContext<Book>()
export const BookProvider = BookContext.Provider

export function useBook(): Book {
  const book = useContext(BookContext)
  if (book === undefined) throw new Error('useBook: no <BookProvider> above this component')
  return book
}
