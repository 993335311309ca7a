/**
 * How a draft reaches the org: one record at a time, the head first and then its parts. What has been saved is known after every step, so
 * a save that broke off loses nothing, and saving again does only what is left.
 */

/** @typedef {Record<string, unknown>} Fields field values by API name */
/** @typedef {{ recordId: string | null }} Head */
/** @typedef {{ localId: string, recordId: string | null, key: string }} Part */

/**
 * One record to write.
 * @template H, P
 * @typedef {object} Step
 * @property {'create' | 'update' | 'delete'} kind
 * @property {string} object
 * @property {string | null} recordId null with create
 * @property {Fields} fields those to write; a new part's parent is not among them
 * @property {H | null} head the head as this step saves it
 * @property {P | null} part the part as this step saves or deletes it
 */

/**
 * @template {Head} H
 * @template {Part} P
 * @typedef {object} Saving
 * @property {(saved: H | null, draft: H) => Step<H, P>[]} toSteps what is left to write; `saved` null when the org has nothing yet
 * @property {(saved: H | null, draft: H) => boolean} isChanged
 * @property {(state: { saved: H | null, draft: H }, step: Step<H, P>, recordId: string) => { saved: H, draft: H }} withSaved
 *   the state after a step has succeeded; what was edited meanwhile stays in the draft
 * @property {(stored: H, draft: H) => { saved: H, draft: H }} withStored the state after the org was read again: records that a lost
 *   answer had hidden are recognised by their keys
 */

/**
 * @template {Head} H
 * @template {Part} P
 * @param {object} shape
 * @param {string} shape.object of the head
 * @param {(draft: H) => Fields} shape.toFields without status, which activating and retiring change
 * @param {string} [shape.partObject]
 * @param {(draft: H) => P[]} [shape.partsOf]
 * @param {(draft: H, parts: P[]) => H} [shape.withParts]
 * @param {(part: P, head: H) => Fields} [shape.toPartFields]
 * @returns {Saving<H, P>}
 */
export function createSaving({
  object,
  toFields,
  partObject = '',
  partsOf = () => [],
  withParts = (draft) => draft,
  toPartFields = () => ({}),
}) {
  return {
    toSteps,
    isChanged: (saved, draft) => toSteps(saved, draft).length > 0,
    withSaved,
    withStored,
  };

  /**
   * The head first, then what frees a part's key before what takes it.
   * @param {H | null} saved
   * @param {H} draft
   * @returns {Step<H, P>[]}
   */
  function toSteps(saved, draft) {
    const savedById = new Map((saved ? partsOf(saved) : []).map((part) => [part.recordId, part]));
    const kept = new Set(partsOf(draft).map(({ recordId }) => recordId));
    const deleted = [...savedById.values()].filter(({ recordId }) => !kept.has(recordId));
    const updated = partsOf(draft).filter(({ recordId }) => savedById.has(recordId));
    const created = partsOf(draft).filter(({ recordId }) => !savedById.has(recordId));
    return [
      ...toHeadStep(saved, draft),
      ...deleted.map((part) => toPartStep('delete', part, {})),
      ...updated.flatMap((part) => {
        const before = toPartFields(/** @type {P} */ (savedById.get(part.recordId)), saved ?? draft);
        const fields = changedFields(before, toPartFields(part, draft));
        return fields ? [toPartStep('update', part, fields)] : [];
      }),
      ...created.map((part) => toPartStep('create', part, toPartFields(part, draft))),
    ];
  }

  /**
   * @param {{ saved: H | null, draft: H }} state
   * @param {Step<H, P>} step
   * @param {string} recordId of the record written
   * @returns {{ saved: H, draft: H }}
   */
  function withSaved({ saved, draft }, { kind, head, part }, recordId) {
    if (head) {
      return {
        saved: withParts({ ...head, recordId }, saved ? partsOf(saved) : []),
        draft: { ...draft, recordId },
      };
    }
    const written = /** @type {P} */ (part);
    const stored = /** @type {H} */ (saved);
    const others = partsOf(stored).filter((other) => other.recordId !== recordId);
    return {
      saved: withParts(stored, kind === 'delete' ? others : [...others, { ...written, recordId }]),
      draft: withParts(
        draft,
        partsOf(draft).map((other) => (other.localId === written.localId ? { ...other, recordId } : other)),
      ),
    };
  }

  /**
   * @param {H} stored as the org has it now
   * @param {H} draft
   * @returns {{ saved: H, draft: H }}
   */
  function withStored(stored, draft) {
    const taken = new Set(partsOf(draft).map(({ recordId }) => recordId));
    const free = partsOf(stored).filter(({ recordId }) => !taken.has(recordId));
    const known = new Set(partsOf(stored).map(({ recordId }) => recordId));
    const parts = partsOf(draft).map((part) => {
      if (part.recordId && known.has(part.recordId)) return part;
      const found = free.find(({ key }) => key === part.key);
      return { ...part, recordId: found?.recordId ?? null };
    });
    return { saved: stored, draft: withParts({ ...draft, recordId: stored.recordId }, parts) };
  }

  /**
   * @param {H | null} saved
   * @param {H} draft
   * @returns {Step<H, P>[]}
   */
  function toHeadStep(saved, draft) {
    const step = { object, head: draft, part: null };
    if (!saved) {
      return [{ ...step, kind: 'create', recordId: null, fields: { ...toFields(draft), Status__c: 'Draft' } }];
    }
    const fields = changedFields(toFields(saved), toFields(draft));
    return fields ? [{ ...step, kind: 'update', recordId: saved.recordId, fields }] : [];
  }

  /**
   * @param {Step<H, P>['kind']} kind
   * @param {P} part
   * @param {Fields} fields
   * @returns {Step<H, P>}
   */
  function toPartStep(kind, part, fields) {
    return { kind, object: partObject, recordId: kind === 'create' ? null : part.recordId, fields, head: null, part };
  }
}

/**
 * @param {Fields} before
 * @param {Fields} after
 * @returns {Fields | null} null when nothing differs
 */
function changedFields(before, after) {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
