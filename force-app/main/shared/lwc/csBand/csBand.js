/** Words and order of the health bands and the life-cycle stages. The API decides the band; this only names it. */
import BAND_AT_RISK from '@salesforce/label/c.CsBandAtRisk';
import BAND_HEALTHY from '@salesforce/label/c.CsBandHealthy';
import BAND_UNKNOWN from '@salesforce/label/c.CsBandUnknown';
import BAND_WATCH from '@salesforce/label/c.CsBandWatch';
import NOT_SCORED from '@salesforce/label/c.CsNotScored';
import STAGE_ONBOARDING from '@salesforce/label/c.CsStageOnboarding';
import STAGE_OPERATION from '@salesforce/label/c.CsStageOperation';
import STAGE_RENEWAL from '@salesforce/label/c.CsStageRenewal';
import STAGE_TRIAL from '@salesforce/label/c.CsStageTrial';

/** Stands for "no band yet" where a band is a key; never a value in the org. */
export const NOT_SCORED_BAND = 'NotScored';

/** Worst first: the order in which a CSM works. */
export const BANDS = Object.freeze(['AtRisk', 'Watch', 'Healthy', 'Unknown', NOT_SCORED_BAND]);

/** In the order a customer goes through them. */
export const STAGES = Object.freeze(['Trial', 'Onboarding', 'Operation', 'Renewal']);

/** @type {Record<string, string>} */
const BAND_LABELS = {
  AtRisk: BAND_AT_RISK,
  Watch: BAND_WATCH,
  Healthy: BAND_HEALTHY,
  Unknown: BAND_UNKNOWN,
  [NOT_SCORED_BAND]: NOT_SCORED,
};

/** @type {Record<string, string>} */
const STAGE_LABELS = {
  Trial: STAGE_TRIAL,
  Onboarding: STAGE_ONBOARDING,
  Operation: STAGE_OPERATION,
  Renewal: STAGE_RENEWAL,
};

/**
 * The word for a band; no band is "Not scored".
 * @param {string | null | undefined} band API value of CsHealthBand__c
 */
export function bandLabel(band) {
  return BAND_LABELS[band ?? NOT_SCORED_BAND] ?? String(band);
}

/**
 * The word for a stage, null for none.
 * @param {string | null | undefined} stage API value of CsLifecycleStage__c
 */
export function stageLabel(stage) {
  return stage ? (STAGE_LABELS[stage] ?? stage) : null;
}

/**
 * The band as the last part of a CSS class.
 * @param {string | null | undefined} band
 */
export function bandClass(band) {
  switch (band) {
    case 'AtRisk':
      return 'at-risk';
    case 'Watch':
      return 'watch';
    case 'Healthy':
      return 'healthy';
    default:
      return 'unknown';
  }
}
