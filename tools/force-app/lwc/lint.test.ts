import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'

const linter = new ESLint()
const bundle = 'force-app/main/shared/lwc/csGoal/csGoal'
const head = "import { LightningElement, api } from 'lwc';\n\nexport default class CsGoal extends LightningElement {\n"

async function rulesBroken(extension: string, text: string) {
  const [result] = await linter.lintText(text, { filePath: `${bundle}.${extension}` })
  return result?.messages.map(({ ruleId, line }) => `${line}: ${ruleId}`)
}

/** `npm test` runs these rules over force-app: here, that they do fall on a bad file. */
describe('the rules of Lightning components and of SLDS 2', () => {
  test.each([
    ['js', `${head}    @api title;\n}\n`],
    ['css', '.goal {\n    color: var(--slds-g-color-on-surface-1, #2e2e2e);\n}\n'],
  ])('let a sound %s file pass', async (extension, text) => {
    expect(await rulesBroken(extension, text)).toEqual([])
  })

  test.each([
    [
      'a property of the parent that is changed',
      'js',
      `${head}    @api title;\n    rename() {\n        this.title = 'Goal';\n    }\n}\n`,
      '6: @lwc/lwc/no-api-reassignments',
    ],
    [
      'HTML written by hand',
      'js',
      `${head}    @api title;\n    show() {\n        this.template.querySelector('p').innerHTML = this.title;\n    }\n}\n`,
      '6: @lwc/lwc/no-inner-html',
    ],
    [
      'a look beyond the component',
      'js',
      `${head}    @api title;\n    show() {\n        return document.querySelector('p');\n    }\n}\n`,
      '6: @lwc/lwc/no-document-query',
    ],
    ['a colour of its own', 'css', '.goal {\n    color: #2e2e2e;\n}\n', '2: @salesforce-ux/slds/no-hardcoded-values-slds2'],
    [
      'a token of SLDS 1',
      'css',
      '.goal {\n    border-color: var(--lwc-colorBorder);\n}\n',
      '2: @salesforce-ux/slds/lwc-token-to-slds-hook',
    ],
    ['a class of SLDS changed', 'css', '.slds-card {\n    padding: 0;\n}\n', '1: @salesforce-ux/slds/no-slds-class-overrides'],
  ])('fall on %s', async (_, extension, text, rule) => {
    expect(await rulesBroken(extension, text)).toContain(rule)
  })
})
