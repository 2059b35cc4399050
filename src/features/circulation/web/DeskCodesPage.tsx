export function DeskCodesPage() {
  return null
}
