import { showFindings } from 'c/csFieldFindings';

const at = (field) => ({ field, text: field });

describe('an input', () => {
  const inputWith = (value) => ({
    value,
    dataset: { field: 'name' },
    setCustomValidity: jest.fn(),
    reportValidity: jest.fn(),
  });

  /** A template with this input, and how the user leaves it. */
  function templateOf(input) {
    let leave;
    const template = {
      querySelectorAll: () => [input],
      addEventListener: (name, listener) => {
        leave = () => listener({ target: input });
      },
    };
    return { template, leave: () => leave() };
  }

  it('speaks only when it has something new to say', () => {
    const input = inputWith('Operation');
    const { template } = templateOf(input);
    for (const findings of [[], [at('name')], [at('name')], []]) showFindings(template, findings);
    expect(input.setCustomValidity.mock.calls).toEqual([['name'], ['']]);
    expect(input.reportValidity).toHaveBeenCalledTimes(2);
  });

  it('stays quiet while it is empty and nobody has been in it', () => {
    const input = inputWith('');
    const { template, leave } = templateOf(input);
    showFindings(template, [at('name')]);
    expect(input.reportValidity).not.toHaveBeenCalled();
    leave();
    expect(input.setCustomValidity.mock.calls).toEqual([['name']]);
  });
});
