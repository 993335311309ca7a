/* global __dirname */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../../..');
const english = read('main/shared/labels/CustomLabels.labels-meta.xml');
const japanese = read('main/shared/translations/ja.translation-meta.xml');

describe('labels', () => {
  it('that components, classes, pages and flows use exist in English and Japanese, and no others do', () => {
    const used = new Set(
      globSync(['main/*/lwc/*/*.js', 'main/*/classes/*.cls', 'main/*/flexipages/*.xml', 'main/*/flows/*.xml'], {
        cwd: root,
      })
        .flatMap((file) => [...read(file).matchAll(/(?:@salesforce\/label\/c|System\.Label|\$Label)\.(\w+)/g)])
        .map(([, name]) => name),
    );
    const names = [...english.matchAll(/<fullName>(\w+)<\/fullName>/g)].map(([, name]) => name);
    const translated = [...japanese.matchAll(/<customLabels>\s*<label>[^<]+<\/label>\s*<name>(\w+)<\/name>/g)];
    expect(names).toEqual([...used].sort());
    expect(translated.map(([, name]) => name)).toEqual(names);
  });

  it('have the same holes in both languages', () => {
    const holes = (text) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
    const pairs = [...english.matchAll(/<fullName>(\w+)<\/fullName>[^]*?<value>([^<]*)<\/value>/g)];
    const different = pairs.filter(([, name, text]) => {
      const [, translation] = new RegExp(`<label>([^<]*)</label>\\s*<name>${name}</name>`).exec(japanese);
      return String(holes(text)) !== String(holes(translation));
    });
    expect(different.map(([, name]) => name)).toEqual([]);
  });

  it('stand on one line: a line break in the file would reach the reader', () => {
    expect(`${english}${japanese}`).not.toMatch(/<(value|label)>\s/);
  });
});

function read(file) {
  return readFileSync(join(root, file), 'utf8');
}
