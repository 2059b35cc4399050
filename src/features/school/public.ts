export { addTerm } from './server/calendar.ts'
export { classNames, insertClass } from './server/classes.ts'
export { insertSchool, namingRule, schoolRow } from './server/school.ts'
