import { isPlainClick } from 'c/csPlainClick';

it.each([
  ['plain', {}, true],
  ['with Alt, which opens nothing', { altKey: true }, true],
  ['with Ctrl', { ctrlKey: true }, false],
  ['with Command', { metaKey: true }, false],
  ['with Shift', { shiftKey: true }, false],
  ['of the middle button', { button: 1 }, false],
])('a click %s', (_, how, expected) => {
  expect(isPlainClick(new MouseEvent('click', how))).toBe(expected);
});
