import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
}

/**
 * Sends a file below `directory`.
 * @param path decoded path below it, `/css/a.css`
 * @param maxAgeSeconds 0 lets the browser ask each time
 */
export async function sendFile(response: ServerResponse, directory: string, path: string, maxAgeSeconds: number): Promise<void> {
  const file = normalize(join(directory, path))
  const found = file.startsWith(directory + sep) ? await stat(file).catch(() => null) : null
  if (!found?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
    return
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': cacheControl(maxAgeSeconds),
    'x-content-type-options': 'nosniff',
  })
  createReadStream(file).pipe(response)
}

export function sendScript(response: ServerResponse, source: string | null, maxAgeSeconds: number): void {
  if (source === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
    return
  }
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': cacheControl(maxAgeSeconds) }).end(source)
}

function cacheControl(maxAgeSeconds: number): string {
  return maxAgeSeconds === 0 ? 'no-cache' : `private, max-age=${maxAgeSeconds}, immutable`
}
