import { fitsAggregate, forgetSchema, readObject, readObjects } from 'c/csScorecardSchema';
import describeObject from '@salesforce/apex/CsScorecardController.describeObject';
import listObjects from '@salesforce/apex/CsScorecardController.listObjects';

jest.mock('@salesforce/apex/CsScorecardController.listObjects', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CsScorecardController.describeObject', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

describe('the schema', () => {
  afterEach(() => {
    forgetSchema();
    jest.resetAllMocks();
  });

  it('is asked once for each object', async () => {
    listObjects.mockResolvedValue('{"objects":[{"name":"Case"}]}');
    describeObject.mockImplementation(async ({ name }) => JSON.stringify({ name }));
    expect(await Promise.all([readObjects(), readObjects()])).toEqual([[{ name: 'Case' }], [{ name: 'Case' }]]);
    await readObject('Case');
    expect(await readObject('Case')).toEqual({ name: 'Case' });
    await readObject('Task');
    expect([listObjects.mock.calls.length, describeObject.mock.calls.length]).toEqual([1, 2]);
  });

  it('is asked again after a failure', async () => {
    listObjects.mockRejectedValueOnce(new Error('down')).mockResolvedValue('{"objects":[]}');
    await expect(readObjects()).rejects.toThrow('down');
    expect(await readObjects()).toEqual([]);
  });
});

it.each([
  ['sum', 'currency', true],
  ['sum', 'boolean', true],
  ['sum', 'string', false],
  ['latest', 'datetime', false],
  ['distinct', 'string', true],
  ['daysSince', 'date', true],
  ['daysUntil', 'double', false],
])('%s of %s: %s', (aggregate, type, fits) => {
  expect(fitsAggregate({ name: 'F', label: 'F', type }, aggregate)).toBe(fits);
});
