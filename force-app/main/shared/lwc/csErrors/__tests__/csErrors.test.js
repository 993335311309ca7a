import { fieldErrorsOf, reduceErrors } from 'c/csErrors';

describe('c-cs-errors', () => {
  it.each([
    ['nothing', undefined, []],
    ['a text', 'No connection', ['No connection']],
    ['a JavaScript error', new TypeError('x is not a function'), ['x is not a function']],
    ['an Apex error', { body: { message: 'Ask your administrator.' }, status: 500 }, ['Ask your administrator.']],
    ['GraphQL errors', [{ message: 'No such column' }, { message: 'Timeout' }], ['No such column', 'Timeout']],
    ['UI API errors', { body: [{ errorCode: 'NOT_FOUND', message: 'The record is gone' }] }, ['The record is gone']],
    [
      'page and field errors of a record',
      {
        body: {
          message: 'An error occurred',
          output: { errors: [{ message: 'Locked' }], fieldErrors: { Name: [{ message: 'Name is missing' }] } },
        },
      },
      ['Locked', 'Name is missing'],
    ],
    ['page errors of Apex', { body: { pageErrors: [{ message: 'Not allowed' }], fieldErrors: {} } }, ['Not allowed']],
    ['an error of the network', { statusText: 'Bad Gateway' }, ['Bad Gateway']],
    ['a shape nobody has seen', { odd: true }, ['{"odd":true}']],
  ])('reads %s', (_, errors, messages) => {
    expect(reduceErrors(errors)).toEqual(messages);
  });

  it('says the same message once', () => {
    expect(reduceErrors([{ message: 'Timeout' }, { message: 'Timeout' }, { message: ' ' }])).toEqual(['Timeout']);
  });

  it('gives the messages of a refused record by field, and none of any other error', () => {
    const error = {
      body: { output: { errors: [], fieldErrors: { Note__c: [{ message: 'Say why.' }, { message: 'Twice.' }] } } },
    };
    expect(fieldErrorsOf(error)).toEqual({ Note__c: ['Say why.', 'Twice.'] });
    expect(fieldErrorsOf(new TypeError('x'))).toEqual({});
    expect(fieldErrorsOf({ body: { message: 'No' } })).toEqual({});
  });
});
