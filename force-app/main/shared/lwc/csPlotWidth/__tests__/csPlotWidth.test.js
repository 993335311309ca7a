import { watchWidth } from 'c/csPlotWidth';

describe('c-cs-plot-width', () => {
  afterEach(() => {
    delete globalThis.ResizeObserver;
  });

  it('tells whole pixels, and never less than what a plot needs', () => {
    const widths = [];
    let change;
    const observe = jest.fn();
    globalThis.ResizeObserver = class {
      constructor(tell) {
        change = (width) => tell([{ contentRect: { width } }]);
      }
      observe = observe;
    };
    const place = document.createElement('div');
    expect(watchWidth(place, (width) => widths.push(width))).toBeInstanceOf(globalThis.ResizeObserver);
    expect(observe).toHaveBeenCalledWith(place);
    [320.4, 200, 199, 0].forEach(change);
    expect(widths).toEqual([320, 200, 200, 200]);
  });

  it('leaves the width alone where the page cannot measure', () => {
    const tell = jest.fn();
    expect(watchWidth(document.createElement('div'), tell)).toBeUndefined();
    expect(tell).not.toHaveBeenCalled();
  });
});
