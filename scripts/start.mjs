import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/build.mjs'
import { root, script } from './lib/ground.mjs'
import { ensureInstalled } from './lib/install.mjs'

// `npm start`, and `npm run demo` with --demo: from a bare clone to a served school.
await script(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const { main } = await import(pathToFileURL(path.join(root, 'dist', 'server.js')).href)
  await main({ demo: process.argv.includes('--demo'), root })
})
