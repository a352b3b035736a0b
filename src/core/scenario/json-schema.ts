/** The JSON Schema of scenario files, for completion and checking in an editor; made from the schema that reads them. */
import { toEditorSchema } from '../procedure/index.ts'
import type { JsonSchema } from '../procedure/index.ts'
import { scenarioFileDocument } from './document.ts'

/** The JSON Schema of `<name>.scenarios.yaml`. Names are checked against the procedure by `readScenarios` only. */
export function scenarioJsonSchema(): JsonSchema {
  return toEditorSchema(scenarioFileDocument, 'Scenarios of a procedure · 制度的场景')
}
