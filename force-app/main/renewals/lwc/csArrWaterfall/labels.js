/** Every word of the waterfall. */
import TITLE from '@salesforce/label/c.CsArrWaterfall';
import ACCOUNT from '@salesforce/label/c.CsArrWaterfallAccount';
import ACCOUNTS from '@salesforce/label/c.CsArrWaterfallAccounts';
import AGREES from '@salesforce/label/c.CsArrWaterfallAgrees';
import AMOUNT from '@salesforce/label/c.CsArrWaterfallAmount';
import BALANCE from '@salesforce/label/c.CsArrWaterfallBalance';
import CHURNED from '@salesforce/label/c.CsArrWaterfallChurned';
import CONTRACTED from '@salesforce/label/c.CsArrWaterfallContracted';
import CRM from '@salesforce/label/c.CsArrWaterfallCrm';
import DIFFERENCE from '@salesforce/label/c.CsArrWaterfallDifference';
import DIFFERING_ACCOUNTS from '@salesforce/label/c.CsArrWaterfallDifferingAccounts';
import DIFFERS from '@salesforce/label/c.CsArrWaterfallDiffers';
import ENDING from '@salesforce/label/c.CsArrWaterfallEnding';
import EXPANDED from '@salesforce/label/c.CsArrWaterfallExpanded';
import HIDDEN_ACCOUNT from '@salesforce/label/c.CsArrWaterfallHiddenAccount';
import HISTORY from '@salesforce/label/c.CsArrWaterfallHistory';
import LEFT_ASIDE from '@salesforce/label/c.CsArrWaterfallLeftAside';
import LEFT_ASIDE_ACCOUNTS from '@salesforce/label/c.CsArrWaterfallLeftAsideAccounts';
import LEFT_ASIDE_ONE from '@salesforce/label/c.CsArrWaterfallLeftAsideOne';
import MOVEMENT from '@salesforce/label/c.CsArrWaterfallMovement';
import NEW from '@salesforce/label/c.CsArrWaterfallNew';
import NO_RATE from '@salesforce/label/c.CsArrWaterfallNoRate';
import NOT_KNOWN from '@salesforce/label/c.CsArrWaterfallNotKnown';
import NOT_VISIBLE from '@salesforce/label/c.CsArrWaterfallNotVisible';
import OUTSIDE_SCOPE from '@salesforce/label/c.CsArrWaterfallOutsideScope';
import REACTIVATED from '@salesforce/label/c.CsArrWaterfallReactivated';
import SPAN from '@salesforce/label/c.CsArrWaterfallSpan';
import STARTING from '@salesforce/label/c.CsArrWaterfallStarting';
import CHART from '@salesforce/label/c.CsRetentionTrendChart';
import TABLE from '@salesforce/label/c.CsRetentionTrendTable';

export const label = {
  ACCOUNT,
  ACCOUNTS,
  AGREES,
  AMOUNT,
  BALANCE,
  CHART,
  CHURNED,
  CONTRACTED,
  CRM,
  DIFFERENCE,
  DIFFERING_ACCOUNTS,
  DIFFERS,
  ENDING,
  EXPANDED,
  HIDDEN_ACCOUNT,
  HISTORY,
  LEFT_ASIDE,
  LEFT_ASIDE_ACCOUNTS,
  LEFT_ASIDE_ONE,
  MOVEMENT,
  NEW,
  NOT_KNOWN,
  NOT_VISIBLE,
  NO_RATE,
  OUTSIDE_SCOPE,
  REACTIVATED,
  SPAN,
  STARTING,
  TABLE,
  TITLE,
};
