/** Every word of the measures. */
import CONTRIBUTION from '@salesforce/label/c.CsContribution';
import DATA_STATUS from '@salesforce/label/c.CsDataStatus';
import FORMULA from '@salesforce/label/c.CsFormula';
import GROUP_OUTCOME from '@salesforce/label/c.CsGroupOutcome';
import GROUP_PROCESS from '@salesforce/label/c.CsGroupProcess';
import GROUP_RELATIONSHIP from '@salesforce/label/c.CsGroupRelationship';
import MEASURE from '@salesforce/label/c.CsMeasure';
import MEASURES from '@salesforce/label/c.CsMeasures';
import MEASURES_HINT from '@salesforce/label/c.CsMeasuresHint';
import POINTS from '@salesforce/label/c.CsPoints';
import SUM_OF_CONTRIBUTIONS from '@salesforce/label/c.CsSumOfContributions';
import SUM_OF_OWN_CONTRIBUTIONS from '@salesforce/label/c.CsSumOfOwnContributions';
import VALUE from '@salesforce/label/c.CsValue';
import WEIGHT from '@salesforce/label/c.CsWeight';
import WEIGHT_AND_SHARE from '@salesforce/label/c.CsWeightAndShare';

export const label = {
  CONTRIBUTION,
  DATA_STATUS,
  FORMULA,
  MEASURE,
  MEASURES,
  MEASURES_HINT,
  POINTS,
  SUM_OF_CONTRIBUTIONS,
  SUM_OF_OWN_CONTRIBUTIONS,
  VALUE,
  WEIGHT,
  WEIGHT_AND_SHARE,
};

/** @type {Record<string, string>} */
export const groupLabels = { Process: GROUP_PROCESS, Relationship: GROUP_RELATIONSHIP, Outcome: GROUP_OUTCOME };
