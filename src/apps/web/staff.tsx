import '#ui/tokens.css'
import '#ui/common.css'
import '#ui/staff/staff.css'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode, Suspense, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { DataProvider } from '#ui/data.tsx'
import { LanguageProvider, useSpeaking } from '#ui/language.tsx'
import { themeFromTokens } from '#ui/theme.ts'
import { staffRoutes } from './staff/routes.tsx'

const router = createBrowserRouter(staffRoutes)

function Dressed() {
  const { language } = useSpeaking()
  const theme = useMemo(themeFromTokens, [])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </App>
    </ConfigProvider>
  )
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <DataProvider>
          <Dressed />
        </DataProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
