/** The rules of the forecast as the page has them, held to the service's by a contract test. Pure. Likelihoods are percent, 0 to 100. */
export { FEWEST, HORIZONS, isAnyJudged, nearestHorizon, verdictOf } from './accuracy';
export { callInForce, expectedArr, finalForecast, isHeldBack } from './finalForecast';
export { asOfForecast } from './asOfForecast';
export { toForecast } from './forecast';

/** @typedef {import('./accuracy').Accuracy} Accuracy */
/** @typedef {import('./accuracy').Compared} Compared */
/** @typedef {import('./accuracy').ReliabilityBin} ReliabilityBin */
/** @typedef {import('./finalForecast').Call} Call */
/** @typedef {import('./finalForecast').Standing} Standing */
/** @typedef {import('./forecast').AccountRenewal} AccountRenewal */
/** @typedef {import('./forecast').Forecast} Forecast */
/** @typedef {import('./forecast').ForecastRow} ForecastRow */
