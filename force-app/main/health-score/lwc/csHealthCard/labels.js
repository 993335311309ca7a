/** Every word of the health card. */
import AS_OF from '@salesforce/label/c.CsAsOf';
import AS_OF_BOTH from '@salesforce/label/c.CsAsOfBoth';
import BACK_TO_TODAY from '@salesforce/label/c.CsBackToToday';
import CHANGE_30_DAYS from '@salesforce/label/c.CsChange30Days';
import CHANGE_NONE_30_DAYS from '@salesforce/label/c.CsChangeNone30Days';
import CHANGE_UNKNOWN_30_DAYS from '@salesforce/label/c.CsChangeUnknown30Days';
import COVERAGE from '@salesforce/label/c.CsCoverage';
import COVERAGE_OF_WEIGHT from '@salesforce/label/c.CsCoverageOfWeight';
import COVERAGE_TOO_LOW from '@salesforce/label/c.CsCoverageTooLow';
import DETAILS_LOAD_FAILED from '@salesforce/label/c.CsDetailsLoadFailed';
import HEALTH_LOAD_FAILED from '@salesforce/label/c.CsHealthLoadFailed';
import HEALTH_SCORE from '@salesforce/label/c.CsHealthScore';
import KNOCK_OUTS from '@salesforce/label/c.CsKnockOuts';
import KNOCK_OUTS_MET from '@salesforce/label/c.CsKnockOutsMet';
import KNOCK_OUT_CAP from '@salesforce/label/c.CsKnockOutCap';
import LOADING from '@salesforce/label/c.CsLoading';
import LOOK_BACK from '@salesforce/label/c.CsLookBack';
import LOOK_BACK_NONE from '@salesforce/label/c.CsLookBackNone';
import LOOK_BACK_SAME_DAY from '@salesforce/label/c.CsLookBackSameDay';
import MISSING from '@salesforce/label/c.CsMissing';
import NEVER_SCORED from '@salesforce/label/c.CsNeverScored';
import NEVER_SCORED_HELP from '@salesforce/label/c.CsNeverScoredHelp';
import NO_ACCESS from '@salesforce/label/c.CsNoAccess';
import NO_ACCESS_HELP from '@salesforce/label/c.CsNoAccessHelp';
import OVERRIDE from '@salesforce/label/c.CsOverride';
import OVERRIDE_BY from '@salesforce/label/c.CsOverrideBy';
import OVERRIDE_CALCULATED from '@salesforce/label/c.CsOverrideCalculated';
import OVERRIDE_EXPIRES from '@salesforce/label/c.CsOverrideExpires';
import OVERRIDE_PENDING from '@salesforce/label/c.CsOverridePending';
import OVERRIDE_REASON from '@salesforce/label/c.CsOverrideReason';
import OVERRIDE_SCORE from '@salesforce/label/c.CsOverrideScore';
import PULSE from '@salesforce/label/c.CsPulse';
import REASON from '@salesforce/label/c.CsReason';
import REASON_NO_SCORECARD from '@salesforce/label/c.CsReasonNoScorecard';
import RESCORE_CARD_KEPT from '@salesforce/label/c.CsRescoreCardKept';
import RESCORE_CHANGED from '@salesforce/label/c.CsRescoreChanged';
import RESCORE_DONE from '@salesforce/label/c.CsRescoreDone';
import RESCORE_FAILED from '@salesforce/label/c.CsRescoreFailed';
import RESCORE_NOW from '@salesforce/label/c.CsRescoreNow';
import RESCORE_SAME from '@salesforce/label/c.CsRescoreSame';
import RESCORING from '@salesforce/label/c.CsRescoring';
import SCORECARD from '@salesforce/label/c.CsScorecard';
import SCORECARD_VERSION from '@salesforce/label/c.CsScorecardVersion';
import SNAPSHOT_UNREADABLE from '@salesforce/label/c.CsSnapshotUnreadable';
import STAGE from '@salesforce/label/c.CsStage';
import STALE_NOTICE from '@salesforce/label/c.CsStaleNotice';
import WITHOUT_KNOCK_OUTS from '@salesforce/label/c.CsWithoutKnockOuts';

export const label = {
  AS_OF,
  AS_OF_BOTH,
  BACK_TO_TODAY,
  CHANGE_30_DAYS,
  CHANGE_NONE_30_DAYS,
  CHANGE_UNKNOWN_30_DAYS,
  COVERAGE,
  COVERAGE_OF_WEIGHT,
  COVERAGE_TOO_LOW,
  DETAILS_LOAD_FAILED,
  HEALTH_LOAD_FAILED,
  HEALTH_SCORE,
  KNOCK_OUTS,
  KNOCK_OUTS_MET,
  KNOCK_OUT_CAP,
  LOADING,
  LOOK_BACK,
  LOOK_BACK_NONE,
  LOOK_BACK_SAME_DAY,
  MISSING,
  NEVER_SCORED,
  NEVER_SCORED_HELP,
  NO_ACCESS,
  NO_ACCESS_HELP,
  OVERRIDE,
  OVERRIDE_BY,
  OVERRIDE_CALCULATED,
  OVERRIDE_EXPIRES,
  OVERRIDE_PENDING,
  OVERRIDE_REASON,
  OVERRIDE_SCORE,
  PULSE,
  REASON,
  REASON_NO_SCORECARD,
  RESCORE_CARD_KEPT,
  RESCORE_CHANGED,
  RESCORE_DONE,
  RESCORE_FAILED,
  RESCORE_NOW,
  RESCORE_SAME,
  RESCORING,
  SCORECARD,
  SCORECARD_VERSION,
  SNAPSHOT_UNREADABLE,
  STAGE,
  STALE_NOTICE,
  WITHOUT_KNOCK_OUTS,
};
