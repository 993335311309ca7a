import CsMeasureRows from 'c/csMeasureRows';
import measureRows from '@salesforce/apex/CsHealthController.measureRows';
import { askedObjectInfos, askedRecords, emitObjectInfos, emitRecords } from 'test/health-wires';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

jest.mock('@salesforce/apex/CsHealthController.measureRows', () => ({ default: jest.fn() }), { virtual: true });

const CASE_INFO = {
  apiName: 'Case',
  labelPlural: 'Cases',
  nameFields: ['CaseNumber'],
  fields: {
    Subject: { dataType: 'String', label: 'Subject' },
    CreatedDate: { dataType: 'DateTime', label: 'Date/Time Opened' },
    Amount__c: { dataType: 'Currency', label: 'Amount' },
  },
};

function answer(different = {}) {
  const ids = ['500A', '500B', '500C'];
  const set = { role: 'of', object: 'Case', total: 3, dateField: 'CreatedDate', field: null, ids };
  return JSON.stringify({
    accountId: '001A',
    measureKey: 'cases',
    asOf: '2026-11-22',
    sets: [{ ...set, ...different }],
  });
}

function caseRecord(id, fields = {}) {
  const values = { CaseNumber: `No. ${id}`, Subject: 'Outage', CreatedDate: '2026-11-01T23:30:00.000Z', ...fields };
  return {
    statusCode: 200,
    result: {
      id,
      apiName: 'Case',
      fields: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          value?.displayValue ? value : { value, displayValue: null },
        ]),
      ),
    },
  };
}

const hidden = { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] };

async function drawRows() {
  const rows = draw('c-cs-measure-rows', CsMeasureRows, {
    accountId: '001A',
    measureKey: 'cases',
    versionKey: 'operation-v1',
    asOf: '2026-11-22',
  });
  await settle();
  return rows;
}

const rowsOf = (element) =>
  [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => [
    row.querySelector('c-cs-record-link').label,
    ...[...row.querySelectorAll('td')].map(textOf),
  ]);

describe('c-cs-measure-rows', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('asks the service for the rows, and the org for what the user may see of them', async () => {
    measureRows.mockResolvedValue(answer());
    const element = await drawRows();
    expect(measureRows).toHaveBeenCalledWith({
      accountId: '001A',
      measureKey: 'cases',
      scorecardVersionKey: 'operation-v1',
      asOf: '2026-11-22',
    });
    expect(byId(element, 'loading')).not.toBeNull();
    expect(askedObjectInfos()).toEqual({ objectApiNames: ['Case'] });
    emitObjectInfos([{ statusCode: 200, result: CASE_INFO }]);
    await settle();
    expect(askedRecords()).toEqual({
      records: [
        {
          recordIds: ['500A', '500B', '500C'],
          optionalFields: ['Case.CaseNumber', 'Case.Subject', 'Case.CreatedDate'],
        },
      ],
    });
  });

  it('shows name, date in the time zone of the user, and how many rows there are', async () => {
    measureRows.mockResolvedValue(answer());
    const element = await drawRows();
    emitObjectInfos([{ statusCode: 200, result: CASE_INFO }]);
    await settle();
    emitRecords([caseRecord('500A'), caseRecord('500B'), caseRecord('500C')]);
    await settle();
    expect(textOf(element.shadowRoot.querySelector('h4'))).toBe('What counts: Cases (3)');
    expect([...element.shadowRoot.querySelectorAll('thead th')].map(textOf)).toEqual(['Record', 'Date/Time Opened']);
    expect(rowsOf(element)[0]).toEqual(['No. 500A Outage', 'Nov 2, 2026']);
    expect(byId(element, 'more')).toBeNull();
    expect(byId(element, 'hidden')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows an amount as the org writes it, and none where the user may not see the field', async () => {
    measureRows.mockResolvedValue(answer({ field: 'Amount__c' }));
    const element = await drawRows();
    emitObjectInfos([{ statusCode: 200, result: CASE_INFO }]);
    await settle();
    emitRecords([
      caseRecord('500A', { Amount__c: { value: 1200, displayValue: '¥1,200' } }),
      caseRecord('500B', { Amount__c: 7 }),
      caseRecord('500C'),
    ]);
    await settle();
    expect(rowsOf(element).map(([, , amount]) => amount)).toEqual(['¥1,200', '7', '–']);
  });

  it('counts what is left out and what the user may not see, apart', async () => {
    measureRows.mockResolvedValue(answer({ total: 60 }));
    const element = await drawRows();
    emitObjectInfos([{ statusCode: 200, result: CASE_INFO }]);
    await settle();
    emitRecords([caseRecord('500A'), hidden, hidden]);
    await settle();
    expect(rowsOf(element)).toHaveLength(1);
    expect(textOf(byId(element, 'more'))).toBe('57 more');
    expect(textOf(byId(element, 'hidden'))).toBe('2 records you cannot see');
  });

  it('shows nothing of an object that the user may not see but how many rows there are', async () => {
    measureRows.mockResolvedValue(answer());
    const element = await drawRows();
    emitObjectInfos([{ statusCode: 403, result: [] }]);
    await settle();
    expect(textOf(element.shadowRoot.querySelector('h4'))).toBe('What counts: Case (3)');
    expect(rowsOf(element)).toEqual([]);
    expect(textOf(byId(element, 'hidden'))).toBe('3 records you cannot see');
  });

  it('says that no record counts', async () => {
    measureRows.mockResolvedValue(answer({ total: 0, ids: [] }));
    const element = await drawRows();
    emitObjectInfos([{ statusCode: 200, result: CASE_INFO }]);
    await settle();
    expect(textOf(element)).toBe('What counts: Cases (0) No record counts.');
  });

  it('says in one sentence why there are no rows, and tries again', async () => {
    measureRows.mockRejectedValueOnce({ body: { message: 'The scoring service did not answer.' } });
    const element = await drawRows();
    expect(byId(element, 'failure').message).toBe('The scoring service did not answer.');
    measureRows.mockResolvedValue(answer({ total: 0, ids: [] }));
    byId(element, 'failure').dispatchEvent(new CustomEvent('retried'));
    await settle();
    expect(byId(element, 'failure')).toBeNull();
  });

  it('does not show a technical error', async () => {
    measureRows.mockResolvedValue('<html>');
    const element = await drawRows();
    expect(byId(element, 'failure').message).toBe(
      'The records behind this number cannot be shown. The score is not affected.',
    );
  });
});
