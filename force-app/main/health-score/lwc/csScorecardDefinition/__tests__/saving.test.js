import { isChanged, toSteps, withSaved, withStored } from '../saving';
import { draftMeasure, draftOf, savedDraft, VERSION_ID } from 'test/scorecards';

const short = (steps) =>
  steps.map(({ kind, recordId, fields, part }) => [
    kind,
    part?.key ?? 'scorecard',
    recordId,
    Object.keys(fields).length,
  ]);

describe('what is left to write', () => {
  it('is nothing when nothing has changed', () => {
    expect(toSteps(savedDraft(), savedDraft())).toEqual([]);
    expect(isChanged(savedDraft(), savedDraft())).toBe(false);
  });

  it('is the scorecard as a draft and then each measure, for a new one', () => {
    const steps = toSteps(null, draftOf());
    expect(steps.map(({ kind, object, recordId }) => [kind, object, recordId])).toEqual([
      ['create', 'CsScorecard__c', null],
      ['create', 'CsMeasure__c', null],
      ['create', 'CsMeasure__c', null],
    ]);
    expect(steps[0].fields).toMatchObject({ Status__c: 'Draft', VersionKey__c: 'operation-v1', Key__c: 'operation' });
    expect(steps[1].fields).toMatchObject({ VersionKey__c: 'operation-v1:cases', Weight__c: 30 });
  });

  it('is only the fields that differ', () => {
    const saved = savedDraft();
    const [cases, calls] = saved.measures;
    const draft = { ...saved, watchFrom: 50, measures: [{ ...cases, weight: 40 }, calls] };
    expect(toSteps(saved, draft).map(({ kind, recordId, fields }) => [kind, recordId, fields])).toEqual([
      ['update', VERSION_ID, { WatchFrom__c: 50 }],
      ['update', 'a03-cases', { Weight__c: 40 }],
    ]);
  });

  it('deletes before it creates, so that a key can be used again', () => {
    const saved = savedDraft();
    const draft = { ...saved, measures: [saved.measures[1], draftMeasure('cases')] };
    expect(short(toSteps(saved, draft)).map(([kind, key, id]) => [kind, key, id])).toEqual([
      ['delete', 'cases', 'a03-cases'],
      ['create', 'cases', null],
    ]);
  });
});

describe('a save that broke off', () => {
  it('goes on with what is left', () => {
    const [first, second] = toSteps(null, draftOf());
    let state = withSaved({ saved: null, draft: draftOf() }, first, VERSION_ID);
    state = withSaved(state, second, 'a03-cases');
    expect(short(toSteps(state.saved, state.draft)).map(([kind, key]) => [kind, key])).toEqual([['create', 'calls']]);
  });

  it('keeps what was typed while it ran', () => {
    const [first] = toSteps(null, draftOf());
    const typed = { ...draftOf(), notes: 'Typed meanwhile' };
    const { saved, draft } = withSaved({ saved: null, draft: typed }, first, VERSION_ID);
    expect(draft).toMatchObject({ recordId: VERSION_ID, notes: 'Typed meanwhile' });
    expect(toSteps(saved, draft)[0]).toMatchObject({ kind: 'update', fields: { Notes__c: 'Typed meanwhile' } });
  });

  it('recognises what was written although the answer was lost', () => {
    const { saved, draft } = withStored(savedDraft(), draftOf());
    expect(draft.measures.map(({ recordId }) => recordId)).toEqual(['a03-cases', 'a03-calls']);
    expect(toSteps(saved, draft)).toEqual([]);
  });

  it('writes again what somebody else deleted meanwhile', () => {
    const stored = savedDraft();
    const draft = savedDraft();
    const state = withStored({ ...stored, measures: [stored.measures[0]] }, draft);
    expect(toSteps(state.saved, state.draft).map(({ kind, part }) => [kind, part.key])).toEqual([['create', 'calls']]);
  });
});

it('a deleted measure is gone from what is saved', () => {
  const saved = savedDraft();
  const draft = { ...saved, measures: [saved.measures[0]] };
  const [step] = toSteps(saved, draft);
  expect(toSteps(withSaved({ saved, draft }, step, 'a03-calls').saved, draft)).toEqual([]);
});
