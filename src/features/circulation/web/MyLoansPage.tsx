export function MyLoansPage() {
  return null
}
