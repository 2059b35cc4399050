import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownMark, type ProcessMark, stillRuns } from '#platform/postgres/process.ts'
import { StartProblem } from '#platform/startProblem.ts'

/** Our exclusive right to a data folder. */
export interface Hold {
  /** Lets a refused second process say where this one answers. */
  announce(address: string): Promise<void>
  /** Gives the folder free; may be called twice. */
  release(): Promise<void>
}

interface Claim extends ProcessMark {
  host: string
  address?: string
  /** False while its owner still looks round for others. */
  held: boolean
}

const BEAT_MS = 4_000

/**
 * Takes the data folder (made if missing) for this process alone. A hold whose process is dead is taken over.
 *
 * Every process first writes a claim under a name of its own and only then looks at the others' claims, so of two
 * starts at once at least one sees the other; the earlier name wins. No file is ever taken from a living process.
 * @param patienceMs how long to wait for a holder that may just be closing: `npm start` returns before its server has
 * @throws StartProblem saying who holds the folder, or why it cannot be written.
 */
export async function holdDataDir(dataDir: string, patienceMs = 3000): Promise<Hold> {
  const folder = path.join(dataDir, 'hold')
  const name = `${Date.now()}-${process.pid}-${randomBytes(4).toString('hex')}`
  const file = path.join(folder, name)
  const claim: Claim = { ...ownMark(), host: os.hostname(), held: false }
  try {
    await mkdir(folder, { recursive: true })
    await write(file, claim)
  } catch (error) {
    throw notWritable(dataDir, error)
  }
  const beat = setInterval(() => {
    utimes(file, new Date(), new Date()).catch(() => {})
  }, BEAT_MS).unref()
  const release = async () => {
    clearInterval(beat)
    await rm(file, { force: true })
  }
  try {
    await outlast(folder, name, dataDir, Date.now() + patienceMs)
    claim.held = true
    await write(file, claim)
  } catch (error) {
    await release()
    throw error
  }
  return {
    async announce(address) {
      claim.address = address
      await write(file, claim)
    },
    release,
  }
}

/** Returns once no other living claim is in the folder, clearing dead ones away; throws if another one has it. */
async function outlast(folder: string, own: string, dataDir: string, until: number): Promise<void> {
  for (;;) {
    let rival = false
    for (const name of await readdir(folder)) {
      if (name === own || name.startsWith('.')) continue
      const other = await livingClaim(path.join(folder, name))
      if (!other) await rm(path.join(folder, name), { force: true })
      else if (!other.held && name > own) rival = true
      else if (!other.held || Date.now() >= until) throw heldBy(dataDir, other)
      else rival = true
    }
    if (!rival) return
    await sleep(50)
  }
}

/** The claim in a file, if its owner lives. */
async function livingClaim(file: string): Promise<Claim | undefined> {
  const claim = await read(file)
  if (!claim) return undefined
  if (claim.host === os.hostname()) return stillRuns(claim) ? claim : undefined
  // Another machine on a shared folder, or this one's container before it was renewed: only the heartbeat tells.
  const first = (await stat(file).catch(() => undefined))?.mtimeMs
  for (let waited = 0; waited < BEAT_MS * 3; waited += 500) {
    await sleep(500)
    const now = (await stat(file).catch(() => undefined))?.mtimeMs
    if (now === undefined) return undefined
    if (now !== first) return claim
  }
  return undefined
}

async function read(file: string): Promise<Claim | undefined> {
  try {
    const claim = JSON.parse(await readFile(file, 'utf8')) as Claim
    return Number.isInteger(claim.pid) ? claim : undefined
  } catch {
    // Claims appear whole by rename; half a claim is what a power cut left.
    return undefined
  }
}

async function write(file: string, claim: Claim): Promise<void> {
  const half = path.join(path.dirname(file), `.${path.basename(file)}`)
  await writeFile(half, `${JSON.stringify(claim)}\n`)
  await rename(half, file)
}

function heldBy(dataDir: string, { pid, host, since, address }: Claim): StartProblem {
  return new StartProblem(
    `数据文件夹 ${dataDir} 正由另一个书香进程使用：主机 ${host}，进程号 ${pid}，自 ${since} 起${address ? `，地址 ${address}` : ''}。请先停止它，或用 DATA_DIR 另设文件夹。`,
    `The data folder is held by another Shuxiang process: host ${host}, pid ${pid}, since ${since}${address ? `, at ${address}` : ''}. Stop that one first, or set DATA_DIR to another folder.`,
  )
}

function notWritable(dataDir: string, error: unknown): StartProblem {
  const why = (error as Error).message
  return new StartProblem(
    `数据文件夹 ${dataDir} 无法写入：${why}。请改它的权限，或用 DATA_DIR 另设文件夹。`,
    `The data folder cannot be written. Change its permissions, or set DATA_DIR to another folder.`,
  )
}
