export { addTerm } from './server/calendar.ts'
export { classNames, insertClass } from './server/classes.ts'
export { namingRule, schoolRow } from './server/school.ts'
