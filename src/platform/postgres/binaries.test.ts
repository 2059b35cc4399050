import { lstat, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyWhole, isWhole, makeLinks } from '#platform/postgres/binaries.ts'

let temp: string
let native: string
beforeEach(async () => {
  temp = await mkdtemp(path.join(os.tmpdir(), 'shuxiang-binaries-'))
  native = path.join(temp, 'native')
  await mkdir(path.join(native, 'lib'), { recursive: true })
  await writeFile(path.join(native, 'lib', 'libpq.so.5.18'), 'library')
  await writeFile(
    path.join(native, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  )
})
afterEach(() => rm(temp, { recursive: true, force: true }))

const link = () => path.join(native, 'lib', 'libpq.so.5')

it('makes the library links once, and again when one leads nowhere', async () => {
  expect(await makeLinks(native)).toBe(true)
  expect(await makeLinks(native)).toBe(true)
  expect((await lstat(link())).isSymbolicLink()).toBe(true)
  await rm(link())
  await symlink('gone', link())
  expect(await makeLinks(native)).toBe(true)
  expect(await readFile(link(), 'utf8')).toBe('library')
})

it('knows a whole copy from a broken one', async () => {
  await makeLinks(native)
  const copy = path.join(temp, 'copy')
  expect(await isWhole(native, copy)).toBe(false)
  await copyWhole(native, copy)
  expect(await isWhole(native, copy)).toBe(true)
  await truncate(path.join(copy, 'lib', 'libpq.so.5.18'))
  expect(await isWhole(native, copy)).toBe(false)
})
