/**
 * Whether a click on a link is for the page: with a modifier key or another button, the browser opens a tab or a window.
 * @param {MouseEvent} event
 */
export function isPlainClick({ button, ctrlKey, metaKey, shiftKey }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey;
}
