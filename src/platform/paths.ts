/** Every address a person can go to, in one place: a link that names no page does not compile. */
export const paths = {
  home: () => '/',
  title: (id: string) => `/titles/${id}`,
  signIn: (back?: string) => (back ? `/sign-in?back=${encodeURIComponent(back)}` : '/sign-in'),
  myLoans: () => '/me',
  myClass: () => '/my-class',
  password: () => '/password',
  setUp: () => '/staff/setup',
  desk: () => '/staff/desk',
  deskCodes: () => '/staff/desk/codes',
  people: (q?: string) => (q ? `/staff/people?q=${encodeURIComponent(q)}` : '/staff/people'),
  person: (id: string) => `/staff/people/${id}`,
  classes: () => '/staff/classes',
  books: (q?: string) => (q ? `/staff/books?q=${encodeURIComponent(q)}` : '/staff/books'),
  newBook: () => '/staff/books/new',
  book: (id: string) => `/staff/books/${id}`,
  importPeople: () => '/staff/import/readers',
  importBooks: () => '/staff/import/titles',
  audit: () => '/staff/audit',
  accounts: () => '/staff/accounts',
  lendingRules: () => '/staff/lending-rules',
  calendar: () => '/staff/calendar',
  sessions: () => '/staff/sessions',
  tokens: () => '/staff/tokens',
  apiDocs: () => '/api/docs',
} as const

/** Pages under this prefix are the staff program; all others are the light public one. */
export const STAFF_PREFIX = '/staff'
