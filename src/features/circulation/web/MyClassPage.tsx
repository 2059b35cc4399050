export function MyClassPage() {
  return null
}
