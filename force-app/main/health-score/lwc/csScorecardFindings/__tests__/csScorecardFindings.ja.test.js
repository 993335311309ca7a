import { fromService, fromShape } from 'c/csScorecardFindings';
import { draftOf } from 'test/scorecards';

it('findings speak Japanese to a Japanese user', () => {
  const ofService = { measureKey: null, field: 'name', english: 'English', japanese: '名前がありません。' };
  expect(fromService(ofService, draftOf()).text).toBe('名前がありません。');
  expect(fromShape({ localId: null, field: 'name', code: 'required', place: null }).text).toBe('入力してください。');
});
