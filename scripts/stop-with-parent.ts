/**
 * Preloaded into the processes that `start` starts: when their parent is gone, even by a kill that it could not answer, they stop as if it had
 * asked them to.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
