type State = 'open' | 'closed'
export const name = (state: State): string | undefined => {
  switch (state) { case 'open': return 'open' }
  return undefined
}
