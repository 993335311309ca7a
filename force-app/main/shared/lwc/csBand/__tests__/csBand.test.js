import { bandClass, bandLabel, stageLabel } from 'c/csBand';

describe('c-cs-band', () => {
  it('names each band; none is "Not scored"', () => {
    expect(['Healthy', 'Watch', 'AtRisk', 'Unknown', null].map(bandLabel)).toEqual([
      'Healthy',
      'Watch',
      'At Risk',
      'Unknown',
      'Not scored',
    ]);
  });

  it('names each stage; none has no name, and a value we do not know names itself', () => {
    expect(['Trial', 'Onboarding', 'Operation', 'Renewal', null, 'Pilot'].map(stageLabel)).toEqual([
      'Trial',
      'Onboarding',
      'Operation',
      'Renewal',
      null,
      'Pilot',
    ]);
  });

  it('draws a band it does not know as unknown, never as a colour', () => {
    expect(['Healthy', 'Watch', 'AtRisk', 'Purple', null].map(bandClass)).toEqual([
      'healthy',
      'watch',
      'at-risk',
      'unknown',
      'unknown',
    ]);
  });
});
