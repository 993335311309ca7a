/** What is wrong with a definition, shown at the inputs it is about. */

/**
 * @typedef {object} FieldFinding
 * @property {string} field the input's data-field
 * @property {string} text
 */

/**
 * The sentences about one field.
 * @param {FieldFinding[]} findings
 * @param {string} field
 */
export function textsAt(findings, field) {
  return findings.filter((finding) => finding.field === field).map(({ text }) => text);
}

/** What each input shows now, so that an input that shows nothing is not made to complain about being empty. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/** Inputs that somebody has been in. @type {WeakSet<EventTarget>} */
const left = new WeakSet();

/** The latest findings of each template. @type {WeakMap<object, FieldFinding[]>} */
const latest = new WeakMap();

/**
 * Has every input below, each named by data-field, show its findings as its own error. An empty input that nobody has been in yet
 * stays quiet: the summary of findings names it.
 * @param {Pick<ParentNode & EventTarget, 'querySelectorAll' | 'addEventListener'> | null} template
 * @param {FieldFinding[]} findings
 */
export function showFindings(template, findings) {
  if (!template) return;
  if (!latest.has(template)) {
    template.addEventListener('focusout', ({ target }) => {
      if (target) left.add(target);
      draw(template, latest.get(template) ?? []);
    });
  }
  latest.set(template, findings);
  draw(template, findings);
}

/**
 * @param {Pick<ParentNode, 'querySelectorAll'>} template
 * @param {FieldFinding[]} findings
 */
function draw(template, findings) {
  for (const input of /** @type {NodeListOf<any>} */ (template.querySelectorAll('[data-field]'))) {
    const isQuiet = !left.has(input) && !input.value;
    const text = isQuiet ? '' : textsAt(findings, input.dataset.field).join(' ');
    if (text !== (shown.get(input) ?? '')) {
      shown.set(input, text);
      input.setCustomValidity(text);
      input.reportValidity();
    }
  }
}
