/** Where a command answers: results to `out`, everything else to `err`. */
export type CliIo = {
  out(line: string): void
  err(line: string): void
}
