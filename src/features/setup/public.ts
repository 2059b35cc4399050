export { newSetupCode } from './server/setupCode.ts'
