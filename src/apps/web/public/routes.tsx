import { Navigate, type RouteObject } from 'react-router'
import { PasswordPage } from '#features/accounts/web/PasswordPage.tsx'
import { SignInPage } from '#features/accounts/web/SignInPage.tsx'
import { SearchPage } from '#features/catalogue/web/SearchPage.tsx'
import { TitlePage } from '#features/catalogue/web/TitlePage.tsx'
import { MyClassPage } from '#features/circulation/web/MyClassPage.tsx'
import { MyLoansPage } from '#features/circulation/web/MyLoansPage.tsx'
import { paths } from '#platform/paths.ts'
import { PublicShell } from './PublicShell.tsx'

export const publicRoutes: RouteObject[] = [
  {
    element: <PublicShell />,
    children: [
      { path: paths.home(), element: <SearchPage /> },
      { path: paths.title(':id'), element: <TitlePage /> },
      { path: paths.signIn(), element: <SignInPage /> },
      { path: paths.password(), element: <PasswordPage /> },
      { path: paths.myLoans(), element: <MyLoansPage /> },
      { path: paths.myClass(), element: <MyClassPage /> },
      { path: '*', element: <Navigate to={paths.home()} replace /> },
    ],
  },
]
