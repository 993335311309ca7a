/** Every word of the change of a score. */
import CAUSE from '@salesforce/label/c.CsCause';
import CAUSES_ADD_UP from '@salesforce/label/c.CsCausesAddUp';
import CAUSE_ADDED from '@salesforce/label/c.CsCauseAdded';
import CAUSE_CAME from '@salesforce/label/c.CsCauseCame';
import CAUSE_CHART from '@salesforce/label/c.CsCauseChart';
import CAUSE_CHILD from '@salesforce/label/c.CsCauseChild';
import CAUSE_CHILD_CAME from '@salesforce/label/c.CsCauseChildCame';
import CAUSE_CHILD_WENT from '@salesforce/label/c.CsCauseChildWent';
import CAUSE_DEFINITION from '@salesforce/label/c.CsCauseDefinition';
import CAUSE_FEED_STOPPED from '@salesforce/label/c.CsCauseFeedStopped';
import CAUSE_KNOCK_OUT_BEGAN from '@salesforce/label/c.CsCauseKnockOutBegan';
import CAUSE_KNOCK_OUT_ENDED from '@salesforce/label/c.CsCauseKnockOutEnded';
import CAUSE_KNOCK_OUT_LESS from '@salesforce/label/c.CsCauseKnockOutLess';
import CAUSE_KNOCK_OUT_MORE from '@salesforce/label/c.CsCauseKnockOutMore';
import CAUSE_LIFECYCLE from '@salesforce/label/c.CsCauseLifecycle';
import CAUSE_OVERRIDE from '@salesforce/label/c.CsCauseOverride';
import CAUSE_OVERRIDE_BEGAN from '@salesforce/label/c.CsCauseOverrideBegan';
import CAUSE_OVERRIDE_ENDED from '@salesforce/label/c.CsCauseOverrideEnded';
import CAUSE_REMOVED from '@salesforce/label/c.CsCauseRemoved';
import CAUSE_ROLL_UP from '@salesforce/label/c.CsCauseRollUp';
import CAUSE_UNEXPLAINED from '@salesforce/label/c.CsCauseUnexplained';
import CAUSE_VALUE from '@salesforce/label/c.CsCauseValue';
import CAUSE_WENT from '@salesforce/label/c.CsCauseWent';
import CHANGE_CHOOSE from '@salesforce/label/c.CsChangeChoose';
import CHANGE_FROM from '@salesforce/label/c.CsChangeFrom';
import CHANGE_HEADLINE from '@salesforce/label/c.CsChangeHeadline';
import CHANGE_HEADLINE_NONE from '@salesforce/label/c.CsChangeHeadlineNone';
import CHANGE_LOAD_FAILED from '@salesforce/label/c.CsChangeLoadFailed';
import CHANGE_NO_SCORE from '@salesforce/label/c.CsChangeNoScore';
import CHANGE_NO_SNAPSHOT from '@salesforce/label/c.CsChangeNoSnapshot';
import CHANGE_ORDER from '@salesforce/label/c.CsChangeOrder';
import CHANGE_SAME from '@salesforce/label/c.CsChangeSame';
import CHANGE_SCORECARD from '@salesforce/label/c.CsChangeScorecard';
import CHANGE_TO from '@salesforce/label/c.CsChangeTo';
import LOADING from '@salesforce/label/c.CsLoading';
import POINTS from '@salesforce/label/c.CsPoints';
import ROLL_UP_HIDDEN from '@salesforce/label/c.CsRollUpHidden';
import SCORECARD_VERSION from '@salesforce/label/c.CsScorecardVersion';
import SCORE_ON from '@salesforce/label/c.CsScoreOn';
import SNAPSHOT_UNREADABLE from '@salesforce/label/c.CsSnapshotUnreadable';
import WHY_CHANGED from '@salesforce/label/c.CsWhyChanged';

export const label = {
  CAUSE,
  CAUSES_ADD_UP,
  CAUSE_ADDED,
  CAUSE_CAME,
  CAUSE_CHART,
  CAUSE_CHILD,
  CAUSE_CHILD_CAME,
  CAUSE_CHILD_WENT,
  CAUSE_DEFINITION,
  CAUSE_FEED_STOPPED,
  CAUSE_KNOCK_OUT_BEGAN,
  CAUSE_KNOCK_OUT_ENDED,
  CAUSE_KNOCK_OUT_LESS,
  CAUSE_KNOCK_OUT_MORE,
  CAUSE_LIFECYCLE,
  CAUSE_OVERRIDE,
  CAUSE_OVERRIDE_BEGAN,
  CAUSE_OVERRIDE_ENDED,
  CAUSE_REMOVED,
  CAUSE_ROLL_UP,
  CAUSE_UNEXPLAINED,
  CAUSE_VALUE,
  CAUSE_WENT,
  CHANGE_CHOOSE,
  CHANGE_FROM,
  CHANGE_HEADLINE,
  CHANGE_HEADLINE_NONE,
  CHANGE_LOAD_FAILED,
  CHANGE_NO_SCORE,
  CHANGE_NO_SNAPSHOT,
  CHANGE_ORDER,
  CHANGE_SAME,
  CHANGE_SCORECARD,
  CHANGE_TO,
  LOADING,
  POINTS,
  ROLL_UP_HIDDEN,
  SCORECARD_VERSION,
  SCORE_ON,
  SNAPSHOT_UNREADABLE,
  WHY_CHANGED,
};
