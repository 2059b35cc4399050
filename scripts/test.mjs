import { ensureBuilt } from './lib/build.mjs'
import { ensureBrowser } from './lib/debian.mjs'
import { Halt, script } from './lib/ground.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runBin } from './lib/run.mjs'

// `npm test`: everything, from a bare clone. Further arguments go to vitest.
const steps = [
  ['格式与规范 format and lint', '@biomejs/biome', 'biome', ['check', '.']],
  ['类型 types', 'typescript', 'tsc', ['--noEmit']],
  [
    '引用规则 import rules',
    'dependency-cruiser',
    'depcruise',
    ['src', '--config', '.dependency-cruiser.cjs'],
  ],
  ['多余代码 unused code', 'knip', 'knip', []],
  ['测试 tests', 'vitest', 'vitest', ['run', ...process.argv.slice(2)]],
]

await script(async () => {
  await ensureInstalled()
  await ensureBrowser()
  await ensureBuilt()
  for (const [title, name, bin, args] of steps) {
    console.log(`\n── ${title} ──`)
    const code = await runBin(name, bin, args)
    if (code !== 0) throw new Halt(`\n没有通过 failed: ${title}`, code)
  }
  console.log('\n全部通过 all passed')
})
