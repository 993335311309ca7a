/** Every word of the sentences. */
import BAND from '@salesforce/label/c.CsBand';
import CHANGED_TO from '@salesforce/label/c.CsChangedTo';
import CHANGE_30_DAYS from '@salesforce/label/c.CsChange30DaysColumn';
import CONDITION_ABOVE from '@salesforce/label/c.CsConditionAbove';
import CONDITION_AND from '@salesforce/label/c.CsConditionAnd';
import CONDITION_AT_LEAST from '@salesforce/label/c.CsConditionAtLeast';
import CONDITION_AT_MOST from '@salesforce/label/c.CsConditionAtMost';
import CONDITION_BELOW from '@salesforce/label/c.CsConditionBelow';
import CONDITION_EMPTY from '@salesforce/label/c.CsConditionEmpty';
import CONDITION_EXCLUDES from '@salesforce/label/c.CsConditionExcludes';
import CONDITION_INCLUDES from '@salesforce/label/c.CsConditionIncludes';
import CONDITION_IS from '@salesforce/label/c.CsConditionIs';
import CONDITION_IS_NOT from '@salesforce/label/c.CsConditionIsNot';
import CONDITION_LIKE from '@salesforce/label/c.CsConditionLike';
import CONDITION_NONE_OF from '@salesforce/label/c.CsConditionNoneOf';
import CONDITION_NOT_EMPTY from '@salesforce/label/c.CsConditionNotEmpty';
import CONDITION_NOT_LIKE from '@salesforce/label/c.CsConditionNotLike';
import CONDITION_ONE_OF from '@salesforce/label/c.CsConditionOneOf';
import CONDITION_OR from '@salesforce/label/c.CsConditionOr';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import DAYS_AS_CUSTOMER from '@salesforce/label/c.CsDaysAsCustomer';
import DUE_ON from '@salesforce/label/c.CsDueOn';
import DUE_TODAY from '@salesforce/label/c.CsDueToday';
import ENDED_MERGED from '@salesforce/label/c.CsEndedMerged';
import ENDED_NOT_APPLYING from '@salesforce/label/c.CsEndedNotApplying';
import ENDED_RETIRED from '@salesforce/label/c.CsEndedRetired';
import HEALTH_SCORE from '@salesforce/label/c.CsHealthScore';
import IN_BRACKETS from '@salesforce/label/c.CsInBrackets';
import NO from '@salesforce/label/c.CsNo';
import NO_DUE_DATE from '@salesforce/label/c.CsNoDueDate';
import OVERDUE_BY from '@salesforce/label/c.CsOverdueBy';
import PERIOD_FIRST_HALF from '@salesforce/label/c.CsPeriodFirstHalf';
import PERIOD_QUARTER from '@salesforce/label/c.CsPeriodQuarter';
import PERIOD_SECOND_HALF from '@salesforce/label/c.CsPeriodSecondHalf';
import POINTS_OF from '@salesforce/label/c.CsPointsOf';
import PROOF_ON from '@salesforce/label/c.CsProofOn';
import RECURRENCE_OF from '@salesforce/label/c.CsRecurrenceOf';
import RESOLVES_WHEN from '@salesforce/label/c.CsResolvesWhen';
import SIGNAL from '@salesforce/label/c.CsSignal';
import SINCE from '@salesforce/label/c.CsSignalSince';
import STAGE from '@salesforce/label/c.CsStage';
import YES from '@salesforce/label/c.CsYes';

export const label = {
  BAND,
  CHANGED_TO,
  CHANGE_30_DAYS,
  CONDITION_ABOVE,
  CONDITION_AND,
  CONDITION_AT_LEAST,
  CONDITION_AT_MOST,
  CONDITION_BELOW,
  CONDITION_EMPTY,
  CONDITION_EXCLUDES,
  CONDITION_INCLUDES,
  CONDITION_IS,
  CONDITION_IS_NOT,
  CONDITION_LIKE,
  CONDITION_NONE_OF,
  CONDITION_NOT_EMPTY,
  CONDITION_NOT_LIKE,
  CONDITION_ONE_OF,
  CONDITION_OR,
  COVERAGE,
  DAYS_AS_CUSTOMER,
  DUE_ON,
  DUE_TODAY,
  ENDED_MERGED,
  ENDED_NOT_APPLYING,
  ENDED_RETIRED,
  HEALTH_SCORE,
  IN_BRACKETS,
  NO,
  NO_DUE_DATE,
  OVERDUE_BY,
  PERIOD_FIRST_HALF,
  PERIOD_QUARTER,
  PERIOD_SECOND_HALF,
  POINTS_OF,
  PROOF_ON,
  RECURRENCE_OF,
  RESOLVES_WHEN,
  SIGNAL,
  SINCE,
  STAGE,
  YES,
};
