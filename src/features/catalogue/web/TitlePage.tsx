export function TitlePage() {
  return null
}
