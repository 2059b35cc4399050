export { writePolicies } from './server/policies.ts'
