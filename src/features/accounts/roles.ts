/** Every permission word of the product, and who holds it. The role table of the tests is made from this. */
export const ROLES = ['librarian', 'leader', 'teacher', 'class_librarian', 'reader'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = {
  'school.read': ['librarian', 'leader', 'teacher', 'class_librarian'],
  'school.manage': ['librarian'],
  'accounts.read': ['librarian', 'leader'],
  'accounts.manage': ['librarian'],
  'audit.read': ['librarian', 'leader'],
  'readers.read': ['librarian', 'leader', 'teacher', 'class_librarian'],
  /** Card numbers and the number a pupil keeps for life (学籍号): a card number is all the counter asks for. */
  'readers.numbers': ['librarian', 'leader', 'teacher'],
  'readers.manage': ['librarian'],
  'catalogue.manage': ['librarian'],
  'holdings.manage': ['librarian'],
  'imports.run': ['librarian'],
  'circulation.lend': ['librarian'],
  'circulation.override': ['librarian'],
  'circulation.read': ['librarian', 'leader', 'teacher', 'class_librarian', 'reader'],
  'circulation.history': ['librarian', 'leader', 'teacher'],
  'circulation.policy': ['librarian'],
} as const satisfies Record<string, readonly Role[]>

export type PermissionWord = keyof typeof PERMISSIONS

export function permissionsOf(role: Role): Set<PermissionWord> {
  const words = Object.keys(PERMISSIONS) as PermissionWord[]
  return new Set(words.filter((word) => (PERMISSIONS[word] as readonly Role[]).includes(role)))
}

/** Librarian and leader see everybody; teacher and class librarian their classes; a reader only themself. */
export function sightOf(role: Role): 'all' | 'classes' | 'self' {
  if (role === 'librarian' || role === 'leader') return 'all'
  return role === 'reader' ? 'self' : 'classes'
}
