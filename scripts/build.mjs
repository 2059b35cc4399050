import { build } from './lib/build.mjs'
import { script } from './lib/ground.mjs'
import { ensureInstalled } from './lib/install.mjs'

await script(async () => {
  await ensureInstalled()
  await build({ ifStale: process.argv.includes('--if-stale') })
})
