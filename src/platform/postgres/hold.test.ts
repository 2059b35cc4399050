import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Hold, holdDataDir } from '#platform/postgres/hold.ts'
import { ownMark } from '#platform/postgres/process.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'shuxiang-hold-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

describe('holdDataDir', () => {
  it('refuses a second process and says who holds the folder', { timeout: 10_000 }, async () => {
    const program = `
      import { holdDataDir } from '#platform/postgres/hold.ts'
      const hold = await holdDataDir(process.env.FOLDER)
      await hold.announce('http://192.0.2.7:8080')
      console.log('held')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      env: { ...process.env, FOLDER: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    const said = await refusal()
    for (const part of [dataDir, String(child.pid), os.hostname(), 'http://192.0.2.7:8080']) {
      expect(said).toContain(part)
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const hold = await holdDataDir(dataDir)
    await hold.release()
  })

  it('is free again after its release', async () => {
    const first = await holdDataDir(dataDir)
    await refusal()
    await first.release()
    const second = await holdDataDir(dataDir)
    await second.release()
    expect(await readdir(path.join(dataDir, 'hold'))).toEqual([])
  })

  it('waits for a holder that is just closing', async () => {
    const first = await holdDataDir(dataDir)
    setTimeout(() => first.release(), 200)
    const second = await holdDataDir(dataDir)
    await second.release()
  })

  it.each([
    ['whose process is gone', { pid: 2 ** 22 + 1 }],
    ['whose number another process has now', { pid: process.pid, birth: 'another boot/1' }],
    [
      'of a time before the process of that number began',
      { pid: process.pid, birth: '', since: '2001-01-01T00:00:00Z' },
    ],
  ])('takes over a hold %s', async (_, mark) => {
    await leave('1-1-a', { ...ownMark(), host: os.hostname(), held: true, ...mark })
    const hold = await holdDataDir(dataDir)
    await hold.release()
  })

  it('takes over what a power cut left of a hold', async () => {
    await leave('1-1-a', undefined)
    const hold = await holdDataDir(dataDir)
    await hold.release()
  })

  it('lets exactly one of many starts at once have it', async () => {
    await leave('1-1-a', { ...ownMark(), host: os.hostname(), held: true, pid: 2 ** 22 + 1 })
    const ends = await Promise.allSettled(Array.from({ length: 12 }, () => holdDataDir(dataDir, 0)))
    const held = ends.filter((end): end is PromiseFulfilledResult<Hold> => end.status === 'fulfilled')
    expect(held).toHaveLength(1)
    await held[0]!.value.release()
  })

  it('says so when the folder cannot be written', async () => {
    await writeFile(path.join(dataDir, 'file'), '')
    await expect(holdDataDir(path.join(dataDir, 'file'))).rejects.toMatchObject({ name: 'StartProblem' })
  })
})

async function leave(name: string, claim: object | undefined): Promise<void> {
  await mkdir(path.join(dataDir, 'hold'), { recursive: true })
  await writeFile(path.join(dataDir, 'hold', name), claim ? JSON.stringify(claim) : '')
}

async function refusal(): Promise<string> {
  const error = await holdDataDir(dataDir, 0).then(
    () => undefined,
    (reason: Error) => reason,
  )
  expect(error).toMatchObject({ name: 'StartProblem' })
  return error!.message
}
