export { titlesImport } from './server/importBooks.ts'
