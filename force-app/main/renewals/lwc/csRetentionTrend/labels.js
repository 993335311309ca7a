/** Every word of the trend of retention. */
import GROSS from '@salesforce/label/c.CsRetentionGross';
import LOGO from '@salesforce/label/c.CsRetentionLogo';
import MONTH from '@salesforce/label/c.CsRetentionMonth';
import NET from '@salesforce/label/c.CsRetentionNet';
import TITLE from '@salesforce/label/c.CsRetentionTrend';
import CHART from '@salesforce/label/c.CsRetentionTrendChart';
import CHURNED from '@salesforce/label/c.CsRetentionTrendChurned';
import DESCRIPTION from '@salesforce/label/c.CsRetentionTrendDescription';
import FEW from '@salesforce/label/c.CsRetentionTrendFew';
import GROSS_SHORT from '@salesforce/label/c.CsRetentionTrendGross';
import LEFT from '@salesforce/label/c.CsRetentionTrendLeft';
import LOGO_SHORT from '@salesforce/label/c.CsRetentionTrendLogo';
import NET_SHORT from '@salesforce/label/c.CsRetentionTrendNet';
import NOTHING from '@salesforce/label/c.CsRetentionTrendNothing';
import OF from '@salesforce/label/c.CsRetentionTrendOf';
import SHARE from '@salesforce/label/c.CsRetentionTrendShare';
import STARTING from '@salesforce/label/c.CsRetentionTrendStarting';
import TABLE from '@salesforce/label/c.CsRetentionTrendTable';
import TO_DATE from '@salesforce/label/c.CsRetentionTrendToDate';

export const label = {
  CHART,
  CHURNED,
  DESCRIPTION,
  FEW,
  GROSS,
  GROSS_SHORT,
  LEFT,
  LOGO,
  LOGO_SHORT,
  MONTH,
  NET,
  NET_SHORT,
  NOTHING,
  OF,
  SHARE,
  STARTING,
  TABLE,
  TITLE,
  TO_DATE,
};
