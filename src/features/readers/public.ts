export { inSight } from './server/findReaders.ts'
export { readersImport } from './server/importReaders.ts'
