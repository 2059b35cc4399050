import { type Listen, SOCKET_PORT } from '#platform/postgres/listen.ts'

/** The file in PostgreSQL's data folder that holds the settings below, written anew at every start. */
export const SETTINGS_FILE = 'shuxiang.conf'

/**
 * The text of the settings file. It names the version, so that an equal text means: what runs is what we would start.
 * fsync and synchronous_commit are left at their defaults: an acknowledged loan survives a power cut.
 */
export function settingsText(version: string, listen: Listen, extra: Record<string, string> = {}): string {
  const settings: Record<string, string> = {
    listen_addresses: 'port' in listen ? '127.0.0.1' : '',
    port: String('port' in listen ? listen.port : SOCKET_PORT),
    ...('socketDir' in listen && {
      unix_socket_directories: listen.socketDir,
      unix_socket_permissions: '0700',
    }),
    max_connections: '60',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Our queries are short; compiling them costs more than it saves.
    jit: 'off',
    log_checkpoints: 'off',
    // Statements and key values are children's data: the log of PostgreSQL shows neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...extra,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return `# PostgreSQL ${version}; written by Shuxiang at every start\n${lines.join('\n')}\n`
}
