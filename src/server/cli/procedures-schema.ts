/** `huiyin procedures schema`: what an editor completes and checks procedure files by. */
import type { Command } from 'commander'
import { procedureJsonSchema } from '../../core/procedure/index.ts'
import { scenarioJsonSchema } from '../../core/scenario/index.ts'
import type { CliIo } from './io.ts'

/** The JSON Schema as a file: `procedures/procedure.schema.json` and `procedures/scenarios.schema.json` are made by it. */
export function schemaText(of: 'procedure' | 'scenarios'): string {
  return `${JSON.stringify(of === 'procedure' ? procedureJsonSchema() : scenarioJsonSchema(), null, 2)}\n`
}

/** Writes a JSON Schema to standard output; in an editor, a first line `# yaml-language-server: $schema=<file>` uses it. */
export function schemaCommand(command: Command, io: CliIo): void {
  command
    .option('--scenarios', '场景文件的，而不是制度文件的 · of scenario files, not of procedure files')
    .action((options: { readonly scenarios?: boolean }) => { io.out(schemaText(options.scenarios === true ? 'scenarios' : 'procedure').trimEnd()) })
}
