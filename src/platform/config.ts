import path from 'node:path'
import { z } from 'zod'
import { StartProblem } from '#platform/startProblem.ts'

/** What the program was told to do. `dataDir` is absolute; `port` 0 means any free port. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** DATA_DIR was set by hand: it is used exactly there or not at all. */
  dataDirExplicit: boolean
  /** Absent: the embedded PostgreSQL. */
  databaseUrl?: string
  /** IANA name; the school's calendar days are counted in it. */
  timeZone: string
  logLevel: LogLevel
  demo: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .default(8080),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_%-]+$/)
    .default('0.0.0.0'),
  DATA_DIR: z
    .string()
    .refine((folder) => !folder.includes('\0'))
    .optional(),
  DATABASE_URL: z.string().refine(isPostgresUrl).optional(),
  TZ_SCHOOL: z.string().refine(isTimeZone).default('Asia/Shanghai'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})

type Name = keyof z.infer<typeof settings>

const expected: Record<Name, [chinese: string, english: string]> = {
  PORT: ['0 到 65535 的整数', 'a whole number from 0 to 65535'],
  HOST: ['主机名或 IP 地址，如 0.0.0.0', 'a host name or IP address such as 0.0.0.0'],
  DATA_DIR: ['文件夹路径', 'the path of a folder'],
  DATABASE_URL: [
    '形如 postgres://用户:密码@主机:5432/库名 的地址',
    'an address like postgres://user:password@host:5432/database',
  ],
  TZ_SCHOOL: ['IANA 时区名，如 Asia/Shanghai', 'an IANA time zone such as Asia/Shanghai'],
  LOG_LEVEL: [logLevels.join('、'), `one of ${logLevels.join(', ')}`],
}

/**
 * Reads the settings from environment variables; an empty variable counts as absent.
 * `root` is the folder of the program: without DATA_DIR the data lie in `data` (or `demo-data`) there.
 * @throws StartProblem naming each wrong variable, its value (never that of DATABASE_URL) and what is expected.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  { root = process.cwd(), demo = false }: { root?: string; demo?: boolean } = {},
): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, env[name]?.trim() || undefined]),
  )
  const read = settings.safeParse(given)
  if (!read.success) throw problemOf(given, new Set(read.error.issues.map((issue) => issue.path[0] as Name)))
  const { PORT, HOST, DATA_DIR, DATABASE_URL, TZ_SCHOOL, LOG_LEVEL } = read.data
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR ? path.resolve(DATA_DIR) : path.resolve(root, demo ? 'demo-data' : 'data'),
    dataDirExplicit: DATA_DIR !== undefined,
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    timeZone: TZ_SCHOOL,
    logLevel: LOG_LEVEL,
    demo,
  }
}

function problemOf(given: Record<string, string | undefined>, names: Set<Name>): StartProblem {
  const chinese: string[] = []
  const english: string[] = []
  for (const name of names) {
    // The address holds a password.
    const secret = name === 'DATABASE_URL'
    const [should, ought] = expected[name]
    chinese.push(`设置 ${name} 的值${secret ? '' : `“${given[name]}”`}不对，应为 ${should}。`)
    english.push(`${name}${secret ? '' : ` is "${given[name]}", which`} is wrong: expected ${ought}.`)
  }
  return new StartProblem(chinese.join(''), english.join(' '))
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}

function isTimeZone(name: string): boolean {
  // Newer engines also take offsets such as +08:00, which PostgreSQL reads with the sign turned round.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
