import '#ui/tokens.css'
import '#ui/common.css'
import '#ui/public.css'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { DataProvider } from '#ui/data.tsx'
import { LanguageProvider } from '#ui/language.tsx'
import { publicRoutes } from './public/routes.tsx'

const router = createBrowserRouter(publicRoutes)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <DataProvider>
          <Suspense fallback={null}>
            <RouterProvider router={router} />
          </Suspense>
        </DataProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
