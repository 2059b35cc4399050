import path from 'node:path'
import { root, script } from './lib/ground.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runBin } from './lib/run.mjs'

// `npm run dev`: the server restarts and the pages reload on every change. Pages: the address Vite prints.
await script(async () => {
  await ensureInstalled()
  const env = { ...process.env, PORT: process.env.PORT || '8080', HOST: process.env.HOST || '127.0.0.1' }
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: path.join(root, 'vite.config.ts'),
    server: {
      host: '127.0.0.1', // The server compares Host with Origin, so the proxy leaves it as the browser sent it.
      proxy: { '/api': { target: `http://127.0.0.1:${env.PORT}`, changeOrigin: false } },
    },
  })
  await vite.listen()
  vite.printUrls()
  const args = ['watch', '--clear-screen=false', 'scripts/lib/serve.mjs', ...process.argv.slice(2)]
  try {
    process.exitCode = await runBin('tsx', 'tsx', args, { env })
  } finally {
    await vite.close()
  }
})
