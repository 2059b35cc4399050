export function LendingRulesPage() {
  return null
}
