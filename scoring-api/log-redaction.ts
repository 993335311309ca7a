import type { FastifyRequest } from 'fastify'

/** A request as the log shows it: without the query, where callers put tokens that belong into a header. */
export const requestInLog = ({ method, url, host, ip }: FastifyRequest) => ({ method, url: url.split('?')[0], host, remoteAddress: ip })

/** Paths whose values never reach the log. pino looks no deeper than the paths say, so nothing logs a connection or its settings whole. */
export const redacted = {
  paths: [
    'req.headers.authorization',
    'headers.authorization',
    '*.headers.authorization',
    'authorization',
    'accessToken',
    '*.accessToken',
    'clientSecret',
    '*.clientSecret',
    'assertion',
    '*.assertion',
    'operatorToken',
    '*.operatorToken',
    'privateKey',
    '*.privateKey',
  ],
  censor: '[redacted]',
}
