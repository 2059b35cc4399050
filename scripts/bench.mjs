import { ensureBuilt } from './lib/build.mjs'
import { script } from './lib/ground.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runBin } from './lib/run.mjs'

// `npm run bench`: the measured claims; arguments go to bench/run.ts.
await script(async () => {
  await ensureInstalled()
  await ensureBuilt()
  process.exitCode = await runBin('tsx', 'tsx', ['bench/run.ts', ...process.argv.slice(2)])
})
