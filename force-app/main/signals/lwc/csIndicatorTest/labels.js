/** Every word of an indicator's test. */
import TEST_AGAIN from '@salesforce/label/c.CsTestAgain';
import TEST_BASIS from '@salesforce/label/c.CsTestBasis';
import TEST_FAILED from '@salesforce/label/c.CsTestFailed';
import TEST_HEADLINE from '@salesforce/label/c.CsTestHeadline';
import TEST_INTRO from '@salesforce/label/c.CsTestIntro';
import TEST_NOBODY from '@salesforce/label/c.CsTestNobody';
import TEST_OUTDATED from '@salesforce/label/c.CsTestOutdated';
import TEST_PAST from '@salesforce/label/c.CsTestPast';
import TEST_PHASE_PAST from '@salesforce/label/c.CsTestPhasePast';
import TEST_PHASE_READ from '@salesforce/label/c.CsTestPhaseRead';
import TEST_PHASE_TODAY from '@salesforce/label/c.CsTestPhaseToday';
import TEST_START from '@salesforce/label/c.CsTestStart';
import TEST_TODAY from '@salesforce/label/c.CsTestToday';

export const label = {
  TEST_AGAIN,
  TEST_BASIS,
  TEST_FAILED,
  TEST_HEADLINE,
  TEST_INTRO,
  TEST_NOBODY,
  TEST_OUTDATED,
  TEST_PAST,
  TEST_PHASE_PAST,
  TEST_PHASE_READ,
  TEST_PHASE_TODAY,
  TEST_START,
  TEST_TODAY,
};
