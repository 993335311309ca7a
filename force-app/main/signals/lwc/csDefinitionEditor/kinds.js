/** In what the editing of an indicator and of a playbook differ. */
import {
  indicatorFindings,
  indicatorSaving,
  playbookFindings,
  playbookSaving,
  toIndicatorDefinition,
  toPlaybookDefinition,
} from 'c/csIndicatorDefinition';
import checkIndicator from '@salesforce/apex/CsIndicatorController.check';
import checkPlaybook from '@salesforce/apex/CsIndicatorController.checkPlaybook';

/** @typedef {import('c/csIndicatorDefinition').Definitions} Definitions */
/** @typedef {import('c/csIndicatorDefinition').ShownFinding} ShownFinding */

/**
 * @typedef {object} Kind
 * @property {import('c/csDefinitionSaving').Saving<any, any>} saving
 * @property {(draft: any, takenKeys: string[]) => ShownFinding[]} findingsOf
 * @property {(draft: any, playbooks: any[]) => object} toDefinition
 * @property {(definitionJson: string) => Promise<string>} check
 * @property {(definitions: Definitions | undefined, draft: { key: string }) => any} storedIn the same definition in the org
 */

/** @type {Record<'indicator' | 'playbook', Kind>} */
export const kinds = {
  indicator: {
    saving: indicatorSaving,
    findingsOf: indicatorFindings,
    toDefinition: toIndicatorDefinition,
    check: (definitionJson) => checkIndicator({ requestJson: `{"indicator":${definitionJson},"playbook":null}` }),
    storedIn: (definitions, draft) => definitions?.indicators.find(({ key }) => key === draft.key),
  },
  playbook: {
    saving: playbookSaving,
    findingsOf: playbookFindings,
    toDefinition: toPlaybookDefinition,
    check: (definitionJson) => checkPlaybook({ requestJson: `{"playbook":${definitionJson}}` }),
    storedIn: (definitions, draft) => definitions?.playbooks.find(({ key }) => key === draft.key),
  },
};
