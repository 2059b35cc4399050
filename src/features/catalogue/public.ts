export { getTitle } from './server/titleDetail.ts'
export { checkRecord, insertTitles, recordView } from './server/titles.ts'
