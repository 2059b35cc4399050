import { main } from '../../src/apps/server.ts'
import { root } from './ground.mjs'

// The server straight from its sources, run by tsx for `npm run dev`.
try {
  await main({ demo: process.argv.includes('--demo'), root })
} catch (error) {
  console.error(error.name === 'StartProblem' ? error.message : error)
  process.exitCode = 1
}
