import { execFileSync } from 'node:child_process'
import { Halt } from './ground.mjs'
import { run } from './run.mjs'

/** What the browser tests need of Debian, and how to see that it is there. */
const needs = [
  { name: 'chromium', there: () => works('chromium', ['--version']) },
  { name: 'fonts-noto-cjk', there: () => works('sh', ['-c', 'fc-list :lang=zh family | grep -q .']) },
]

/** Installs Chromium and Chinese fonts for the tests where they are missing. */
export async function ensureBrowser() {
  const missing = needs.filter(({ there }) => !there()).map(({ name }) => name)
  if (missing.length === 0) return
  const command = `apt-get install -y ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !works('apt-get', ['--version'])) {
    throw new Halt(
      `测试需要 ${missing.join('、')}，但本机没有。请用 root 运行：${command}。(The tests need these Debian packages; run that as root.)`,
    )
  }
  console.log(`正在安装 ${missing.join('、')}… installing`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env, quiet: true })
  // A fresh machine has no package lists yet, an old one has lists of files that are gone.
  const done = (await run('apt-get', ['update', '-q'], { env, quiet: true })) === 0 && (await install()) === 0
  if (!done || needs.some(({ there }) => !there())) {
    throw new Halt(
      `${missing.join('、')} 没有装好，原因见上。请手工运行：apt-get update && ${command}。(They could not be installed; run that by hand.)`,
    )
  }
}

function works(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
