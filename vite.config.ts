import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { STAFF_PREFIX } from './src/platform/paths.ts'

/** In development the two entries answer for the same addresses as on the server (apps/pages.ts). */
function entriesLikeServer(): Plugin {
  return {
    name: 'entries-like-server',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const isPage = request.headers.accept?.includes('text/html')
        if (isPage && (path === STAFF_PREFIX || path.startsWith(`${STAFF_PREFIX}/`)))
          request.url = '/staff.html'
        next()
      })
    },
  }
}

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/apps/web'),
  plugins: [react(), entriesLikeServer()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: {
        index: resolve(import.meta.dirname, 'src/apps/web/index.html'),
        staff: resolve(import.meta.dirname, 'src/apps/web/staff.html'),
      },
    },
  },
})
