import { toTaskStatuses } from 'c/csTaskStatuses';

const value = (name, closed) => ({ value: name, attributes: { closed } });

test('takes the first closed value and the default, whatever they are called', () => {
  const values = [value('Neu', false), value('Offen', false), value('Erledigt', true), value('Abgesagt', true)];
  expect(toTaskStatuses({ values, defaultValue: values[1] })).toEqual({ closed: 'Erledigt', open: 'Offen' });
});

test('takes the first open value where the default is closed or missing', () => {
  const values = [value('Done', true), value('New', false)];
  expect(toTaskStatuses({ values, defaultValue: values[0] })).toEqual({ closed: 'Done', open: 'New' });
  expect(toTaskStatuses({ values, defaultValue: null })).toEqual({ closed: 'Done', open: 'New' });
});

test('knows no closed value where the org does not say which is', () => {
  expect(toTaskStatuses({ values: [{ value: 'Done', attributes: null }], defaultValue: null })).toEqual({
    closed: null,
    open: 'Done',
  });
});
