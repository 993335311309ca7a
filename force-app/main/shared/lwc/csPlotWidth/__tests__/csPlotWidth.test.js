import { PlotWidth } from 'c/csPlotWidth';

describe('c-cs-plot-width', () => {
  const observers = [];
  const measuring = class {
    observe = jest.fn();
    disconnect = jest.fn();

    constructor(tell) {
      this.change = (width) => tell([{ contentRect: { width } }]);
      observers.push(this);
    }
  };
  beforeEach(() => {
    observers.length = 0;
    globalThis.ResizeObserver = measuring;
  });
  afterEach(() => {
    delete globalThis.ResizeObserver;
  });

  it('tells whole pixels, and never less than what a plot needs', () => {
    const widths = [];
    const place = document.createElement('div');
    new PlotWidth((width) => widths.push(width)).follow(place);
    expect(observers[0].observe).toHaveBeenCalledWith(place);
    [320.4, 200, 199, 0].forEach(observers[0].change);
    expect(widths).toEqual([320, 200, 200, 200]);
  });

  it('watches one place however often it is drawn again, and the next one after it', () => {
    const plotWidth = new PlotWidth(jest.fn());
    const [first, second] = [document.createElement('div'), document.createElement('div')];
    plotWidth.follow(first);
    plotWidth.follow(first);
    expect(observers).toHaveLength(1);
    plotWidth.follow(second);
    expect(observers[0].disconnect).toHaveBeenCalledTimes(1);
    expect(observers[1].observe).toHaveBeenCalledWith(second);
  });

  it('stops when the plot is not drawn any more, and begins again with it', () => {
    const plotWidth = new PlotWidth(jest.fn());
    const place = document.createElement('div');
    plotWidth.follow(place);
    plotWidth.follow(undefined);
    expect(observers[0].disconnect).toHaveBeenCalledTimes(1);
    plotWidth.follow(place);
    expect(observers).toHaveLength(2);
    plotWidth.stop();
    expect(observers[1].disconnect).toHaveBeenCalledTimes(1);
  });

  it('leaves the width alone where the page cannot measure', () => {
    delete globalThis.ResizeObserver;
    const tell = jest.fn();
    new PlotWidth(tell).follow(document.createElement('div'));
    expect(tell).not.toHaveBeenCalled();
  });
});
