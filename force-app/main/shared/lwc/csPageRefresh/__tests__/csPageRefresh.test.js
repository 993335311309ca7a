import { PageRefreshMixin } from 'c/csPageRefresh';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { LightningElement } from 'lwc';
import { clearPage, draw, refreshLastDrawn } from 'test/page';

const reload = jest.fn();

class Reloading extends PageRefreshMixin(LightningElement) {
  reload() {
    return reload();
  }

  renderedCallback() {
    Reloading.drawn = this;
  }
}

describe('c/csPageRefresh', () => {
  let component;
  let element;

  beforeEach(() => {
    reload.mockReset().mockResolvedValue(undefined);
    element = draw('c-reloading', Reloading);
    component = Reloading.drawn;
  });

  afterEach(clearPage);

  it('reads again when its page is refreshed, and lets what is below it follow', async () => {
    await expect(refreshLastDrawn()).resolves.toBe(true);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('asks the whole page, and reads once itself though the event comes back', async () => {
    const told = jest.fn(refreshLastDrawn);
    element.addEventListener(new RefreshEvent().type, told);
    await component.refreshPage();
    expect(told).toHaveBeenCalledTimes(1);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('reads by itself where no page listens, each time anew', async () => {
    await component.refreshPage();
    await component.refreshPage();
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('can be asked again after a reading that failed', async () => {
    reload.mockRejectedValueOnce(new Error('gone'));
    await expect(component.refreshPage()).rejects.toThrow('gone');
    await component.refreshPage();
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('reads anew while an earlier reading goes on, which may not know what was saved since', async () => {
    reload.mockReturnValueOnce(new Promise(() => {}));
    component.refreshPage();
    await component.refreshPage();
    await refreshLastDrawn();
    expect(reload).toHaveBeenCalledTimes(3);
  });

  it('no longer takes part once it is off the page', () => {
    element.remove();
    expect(unregisterRefreshHandler).toHaveBeenLastCalledWith(registerRefreshHandler.mock.results.at(-1).value);
  });
});
