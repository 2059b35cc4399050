import { existsSync, readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { EndpointSpec } from '#platform/contract.ts'

/** Every endpoint that a contract of the source declares. */
export async function contractsInSource(): Promise<EndpointSpec[]> {
  const features = readdirSync('src/features').map((name) => `src/features/${name}/contract.ts`)
  const files = [...features, 'src/platform/imports/contract.ts'].filter((file) => existsSync(file))
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)))
  return modules.flatMap((each) => Object.values(each as Record<string, unknown>)).filter(isEndpoint)
}

function isEndpoint(value: unknown): value is EndpointSpec {
  const given = value as Partial<EndpointSpec> | null
  return typeof given === 'object' && typeof given?.path === 'string' && typeof given?.method === 'string'
}
