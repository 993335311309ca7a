/** The rules of the forecast as the page has them, held to the service's by a contract test. Pure. Likelihoods are percent, 0 to 100. */
export { callInForce, expectedArr, finalForecast, isHeldBack } from './finalForecast';
export { asOfForecast } from './asOfForecast';
export { toForecast } from './forecast';

/** @typedef {import('./finalForecast').Call} Call */
/** @typedef {import('./finalForecast').Standing} Standing */
/** @typedef {import('./forecast').AccountRenewal} AccountRenewal */
/** @typedef {import('./forecast').Forecast} Forecast */
/** @typedef {import('./forecast').ForecastRow} ForecastRow */
