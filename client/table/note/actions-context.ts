import { createContext, useContext } from 'solid-js'
import type { Actions } from './actions.ts'

const ActionsContext = createContext<Actions>()
export const ActionsProvider = ActionsContext.Provider

export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (actions === undefined) throw new Error('useActions: no <ActionsProvider> above this component')
  return actions
}
