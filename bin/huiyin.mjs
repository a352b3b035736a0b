#!/usr/bin/env node
// The command `huiyin`: makes the checkout ready, then hands over to src/server/cli/main.ts on Node 24.
import { ensureWebBuilt } from './build-web.mjs'
import { handOver } from './hand-over.mjs'
import { say, SetupError } from './say.mjs'
import { ensureSetup } from './setup.mjs'

/** The commands that show screens. */
const NEED_WEB = ['serve', 'demo']

const wantsHelp = (args) => args.includes('--help') || args.includes('-h')

const run = async (args) => {
  const node = await ensureSetup()
  if (NEED_WEB.includes(args[0]) && !wantsHelp(args)) await ensureWebBuilt(node)
  handOver(node, args)
}

run(process.argv.slice(2)).catch((error) => {
  say(error instanceof SetupError ? error.message : error.stack)
  process.exitCode = 1
})
