import { type ComponentType, lazy } from 'react'
import { Navigate, type RouteObject } from 'react-router'
import { paths } from '#platform/paths.ts'
import { Shell } from './Shell.tsx'

/** A page of its own chunk, taken by its name: pages have no default export. */
function page<K extends string>(name: K, load: () => Promise<Record<K, ComponentType>>) {
  const Page = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }))
  return <Page />
}

const setUp = page('SetupPage', () => import('#features/setup/web/SetupPage.tsx'))
const desk = page('DeskPage', () => import('#features/circulation/web/DeskPage.tsx'))
const deskCodes = page('DeskCodesPage', () => import('#features/circulation/web/DeskCodesPage.tsx'))
const lendingRules = page('LendingRulesPage', () => import('#features/circulation/web/LendingRulesPage.tsx'))
const people = page('PeoplePage', () => import('#features/readers/web/PeoplePage.tsx'))
const classes = page('ClassesPage', () => import('#features/school/web/ClassesPage.tsx'))
const calendar = page('CalendarPage', () => import('#features/school/web/CalendarPage.tsx'))
const books = page('BooksPage', () => import('#features/holdings/web/BooksPage.tsx'))
const newBook = page('NewBookPage', () => import('#features/holdings/web/NewBookPage.tsx'))
const importList = page('ImportPage', () => import('#ui/imports/ImportPage.tsx'))
const audit = page('AuditPage', () => import('#features/accounts/web/AuditPage.tsx'))
const accounts = page('AccountsPage', () => import('#features/accounts/web/AccountsPage.tsx'))
const sessions = page('SessionsPage', () => import('#features/accounts/web/SessionsPage.tsx'))
const tokens = page('TokensPage', () => import('#features/accounts/web/TokensPage.tsx'))

export const staffRoutes: RouteObject[] = [
  { path: paths.setUp(), element: setUp },
  {
    element: <Shell />,
    children: [
      { path: paths.desk(), element: desk },
      { path: paths.deskCodes(), element: deskCodes },
      { path: paths.people(), element: people },
      { path: paths.person(':id'), element: people },
      { path: paths.classes(), element: classes },
      { path: paths.books(), element: books },
      { path: paths.newBook(), element: newBook },
      { path: paths.book(':id'), element: books },
      { path: paths.importPeople(), element: importList },
      { path: paths.importBooks(), element: importList },
      { path: paths.lendingRules(), element: lendingRules },
      { path: paths.calendar(), element: calendar },
      { path: paths.audit(), element: audit },
      { path: paths.accounts(), element: accounts },
      { path: paths.sessions(), element: sessions },
      { path: paths.tokens(), element: tokens },
      { path: '*', element: <Navigate to={paths.desk()} replace /> },
    ],
  },
]
