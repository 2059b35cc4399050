import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Halt, root } from './ground.mjs'
import { alone } from './lock.mjs'
import { run } from './run.mjs'

const stampFile = path.join(root, 'dist', 'stamp')
const sources = [
  'src',
  'seed',
  'migrations',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/lib/build.mjs',
]

/** Builds the program into `dist/` unless it is built from just these sources; in a process of its own, for its memory. */
export async function ensureBuilt() {
  if (isFresh()) return
  const code = await run(process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--if-stale'], {
    quiet: true,
  })
  if (code !== 0) throw new Halt('构建失败，原因见上。(The build failed; the reason is above.)')
}

/**
 * Builds `dist/web` (pages) and `dist/server.js`; a build cut short is done again by the next start.
 * @param {{ ifStale: boolean }} options
 */
export function build({ ifStale }) {
  return alone(async () => {
    if (ifStale && isFresh()) return
    console.log('正在构建… building')
    const stamp = hashOfSources()
    rmSync(stampFile, { force: true })
    await buildPages()
    await buildServer()
    writeFileSync(stampFile, stamp)
  })
}

// Both come from node_modules, which a bare clone does not have when this file is read.
async function buildPages() {
  const vite = await import('vite')
  await vite.build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' })
}

async function buildServer() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/apps/server.ts'],
    outfile: 'dist/server.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

function isFresh() {
  if (!existsSync(stampFile) || !existsSync(path.join(root, 'dist', 'server.js'))) return false
  return readFileSync(stampFile, 'utf8') === hashOfSources()
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return `${hash.digest('hex')}\n`
}

/** @param {import('node:crypto').Hash} hash @param {string} name relative to the clone */
function addTo(hash, name) {
  const file = path.join(root, name)
  if (!existsSync(file) || /\.test\.tsx?$/.test(name)) return
  if (statSync(file).isDirectory()) {
    for (const entry of readdirSync(file).sort()) addTo(hash, `${name}/${entry}`)
  } else hash.update(`${name}\0`).update(readFileSync(file)).update('\0')
}
