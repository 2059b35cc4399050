import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Halt, root } from './ground.mjs'
import { alone } from './lock.mjs'
import { listen } from './run.mjs'

const modules = path.join(root, 'node_modules')
const stampFile = path.join(modules, '.shuxiang-stamp')

/** Installs the packages of package-lock.json unless they are there already. */
export async function ensureInstalled() {
  if (isFresh()) return
  await alone(async () => {
    if (isFresh()) return
    console.error('正在安装依赖包… installing packages (once; a few minutes on a slow line)')
    let ended = await npm('ci')
    // npm releases disagree on whether a lock file is complete, and mirrors lack packages of foreign systems.
    if (/EUSAGE|E404|ETARGET/.test(ended.said)) ended = await npm('install', '--no-save')
    if (ended.code !== 0) {
      throw new Halt(
        `${ended.said}\n依赖包没有装好（npm 退出码 ${ended.code}，原因见上）。请检查网络；在国内可先运行 npm config set registry https://registry.npmmirror.com 再试。(Packages could not be installed; npm says why above. Check the network.)`,
      )
    }
    writeFileSync(stampFile, wanted())
  })
}

/** Runs npm; its words are kept back, as its warnings would frighten for nothing. */
async function npm(...order) {
  const [command, args, shell] = npmCommand()
  // Install scripts are not needed: no package here compiles, and PostgreSQL's links are made at its start.
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  try {
    return await listen(command, [...args, ...order, ...flags], { shell })
  } catch (error) {
    if (error.code === 'ENOENT') throw new Halt('找不到 npm。请安装带 npm 的 Node.js。(npm was not found.)')
    throw error
  }
}

function isFresh() {
  const stamp = wanted()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true
  if (!installedByHand()) return false
  writeFileSync(stampFile, stamp)
  return true
}

/** The lock file, and the machine: a folder copied from another system holds the wrong binaries. */
function wanted() {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

/** Whether somebody ran npm themselves: npm's own record has every package meant for this machine in its version. */
function installedByHand() {
  const record = path.join(modules, '.package-lock.json')
  if (!existsSync(record) || copiedHere()) return false
  const has = JSON.parse(readFileSync(record, 'utf8')).packages
  const should = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(should).every(
    ([name, entry]) => name === '' || (has[name] ? has[name].version === entry.version : mayBeMissing(entry)),
  )
}

function mayBeMissing({ optional, devOptional, peer, os, cpu, libc }) {
  const meantForHere =
    os?.includes(process.platform) && cpu?.includes(process.arch) && !libc?.includes('musl')
  return Boolean(optional || devOptional || peer) && !meantForHere
}

function copiedHere() {
  return (
    existsSync(stampFile) &&
    !readFileSync(stampFile, 'utf8').endsWith(` ${process.platform}-${process.arch}\n`)
  )
}

/** How to call npm: the one that called us, else the one in PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return [process.execPath, [cli], false]
  return process.platform === 'win32' ? ['npm.cmd', [], true] : ['npm', [], false]
}
