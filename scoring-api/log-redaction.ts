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
