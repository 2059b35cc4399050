export function NewBookPage() {
  return null
}
