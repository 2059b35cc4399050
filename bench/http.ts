import { Agent, request } from 'node:http'

/** A caller with kept connections, signed in once. Node's own client, so that its cost is in the figures. */
export class Http {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 })
  readonly #base: URL
  #cookie = ''

  constructor(base: string) {
    this.#base = new URL(base)
  }

  async signIn(username: string, password: string): Promise<void> {
    const { headers } = await this.send('POST', '/api/v1/session', { username, password })
    this.#cookie = String(headers['set-cookie']).split(';')[0] ?? ''
  }

  /** @throws when the answer is not a success: a measured refusal would measure nothing */
  async call<T = unknown>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    const { status, text } = await this.send(method, path, body, key)
    if (status >= 300) throw new Error(`${method} ${path} → ${status} ${text}`)
    return JSON.parse(text) as T
  }

  send(method: string, path: string, body?: unknown, key?: string) {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
      (resolve, reject) => {
        const sent = request(
          {
            agent: this.#agent,
            host: this.#base.hostname,
            port: this.#base.port,
            method,
            path,
            headers: {
              ...(payload
                ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
                : {}),
              ...(this.#cookie ? { cookie: this.#cookie } : {}),
              ...(key ? { 'idempotency-key': key } : {}),
            },
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk) => chunks.push(chunk))
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                text: Buffer.concat(chunks).toString('utf8'),
                headers: response.headers,
              }),
            )
          },
        )
        sent.on('error', reject)
        sent.end(payload)
      },
    )
  }

  /** Hands a file in and waits until the import has reached a state; answers its report. */
  async upload(kind: string, fileName: string, bytes: Uint8Array): Promise<{ id: string }> {
    const form = new FormData()
    form.set('kind', kind)
    form.set('file', new Blob([bytes as BlobPart]), fileName)
    const response = await fetch(new URL('/api/v1/imports', this.#base), {
      method: 'POST',
      headers: { cookie: this.#cookie },
      body: form,
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as { id: string }
  }

  close(): void {
    this.#agent.destroy()
  }
}
