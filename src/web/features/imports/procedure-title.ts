import { useLabel } from '../../ui/locale.tsx'
import { useProcedures } from '../procedures/index.ts'

/** The title of a procedure by its id; the id itself while the titles are not there. */
export function useProcedureTitle(): (id: string) => string {
  const { data } = useProcedures()
  const labelOf = useLabel()
  return (id) => {
    const title = data?.find((procedure) => procedure.id === id)?.title
    return title ? labelOf(title) : id
  }
}
