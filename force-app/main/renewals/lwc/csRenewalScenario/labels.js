/** Every word of the scenario. */
import EXPECTED from '@salesforce/label/c.CsRenewalBookExpected';
import HIGH from '@salesforce/label/c.CsRenewalBookScenarioHigh';
import LEFT_OUT from '@salesforce/label/c.CsRenewalBookScenarioLeftOut';
import LOW from '@salesforce/label/c.CsRenewalBookScenarioLow';
import NONE from '@salesforce/label/c.CsRenewalBookScenarioNone';
import NOT_IN_IT from '@salesforce/label/c.CsRenewalBookScenarioNot';
import SAID from '@salesforce/label/c.CsRenewalBookScenarioSaid';
import SPREAD from '@salesforce/label/c.CsRenewalBookSpread';
import SPREAD_FROM from '@salesforce/label/c.CsRenewalBookSpreadFrom';
import TITLE from '@salesforce/label/c.CsRenewalBookScenario';

export const label = { EXPECTED, HIGH, LEFT_OUT, LOW, NONE, NOT_IN_IT, SAID, SPREAD, SPREAD_FROM, TITLE };
