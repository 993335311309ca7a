/** Work that the scoring service does while a page waits for it: a preview, a test. */

/** How often the service is asked how far it is. */
const POLL_MS = 1000;

/**
 * Asks for a work until it has ended.
 * @param {Promise<string>} started the service's first answer, as JSON
 * @param {(id: string) => Promise<string>} ask for the next ones
 * @param {(work: any) => boolean} isAwaited told how far the work is after each answer; false = nobody waits for it any more
 * @returns {Promise<any>} the work that has ended, or null when nobody waits
 */
export async function followWork(started, ask, isAwaited) {
  let work = JSON.parse(await started);
  while (isAwaited(work)) {
    if (work.status !== 'running') return work;
    // eslint-disable-next-line no-await-in-loop -- the next question waits for the answer to this one
    await pause(POLL_MS);
    // eslint-disable-next-line no-await-in-loop
    work = JSON.parse(await ask(work.id));
  }
  return null;
}

/** @param {number} ms */
function pause(ms) {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself, and whoever does not wait any more says so
  return new Promise((resolve) => setTimeout(resolve, ms));
}
