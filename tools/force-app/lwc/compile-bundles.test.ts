import { expect, test } from 'vitest'
import { bundleChecker } from './compile-bundles.ts'

const bundle = 'force-app/main/plans/lwc/csGoal'
const script = "import { LightningElement } from 'lwc';\nexport default class CsGoal extends LightningElement {\n"

async function findings(extension: string, text: string) {
  const path = `${bundle}/csGoal.${extension}`
  const found = await bundleChecker.check({ directory: '/nowhere', files: new Map([[path, text]]) })
  return found.map(({ line, message }) => `${line}: ${message}`)
}

test.each([
  ['js', `${script}    title = 'Goal';\n}\n`],
  ['html', '<template>\n    <p onclick={open}>{title}</p>\n</template>\n'],
  ['css', '.goal {\n    color: red;\n}\n'],
])('a sound %s file compiles', async (extension, text) => {
  expect(await findings(extension, text)).toEqual([])
})

test.each([
  [
    'a decorator that is not imported',
    'js',
    `${script}    @api onopen;\n}\n`,
    `3: LWC1102: Invalid 'api' decorator usage. Supported decorators (api, wire, track) should be imported from "lwc"`,
  ],
  ['a value that is missing', 'js', `${script}    title = ;\n}\n`, '3: LWC1007: Unexpected token (3:12)'],
  [
    'a call in a template',
    'html',
    '<template>\n    <p onclick={open()}>{title}</p>\n</template>\n',
    "2: Invalid expression {open()} - LWC1060: Template expression doesn't allow CallExpression",
  ],
  [
    'a sum in a template',
    'html',
    '<template>\n    <p>{this.title + 1}</p>\n</template>\n',
    "2: Invalid expression {this.title + 1} - LWC1060: Template expression doesn't allow BinaryExpression",
  ],
  ['an element that is not closed', 'html', '<template>\n    <p>\n</template>\n', '2: LWC1078: <p> has no matching closing tag.'],
  [
    'a selector by id',
    'css',
    '#goal {\n    color: red;\n}\n',
    "1: LWC1009: Invalid usage of id selector '#goal'. Try using a class selector or some other selector.",
  ],
  ['a rule that is not closed', 'css', '.goal {\n    color: red;\n', '1: LWC1009: Unclosed block'],
])('does not compile: %s', async (_, extension, text, finding) => {
  expect(await findings(extension, text)).toEqual([finding])
})
