export { insertSchool } from './server/setUp.ts'
export { newSetupCode } from './server/setupCode.ts'
