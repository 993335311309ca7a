import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { toRate, type CurrencyRates } from './currency.ts'

const currencyRecord = z.object({ IsoCode: z.string(), ConversionRate: z.number().nullable() })

/** The present rates of a multi-currency org; only such an org has the object. @throws Problem */
export async function readCurrencyRates(salesforce: Salesforce): Promise<CurrencyRates> {
  const records = await readAll(salesforce, 'SELECT IsoCode, ConversionRate FROM CurrencyType')
  return new Map(
    records.map((record) => {
      const { IsoCode, ConversionRate } = currencyRecord.parse(record)
      return [IsoCode, ConversionRate === null ? 0 : toRate(ConversionRate)]
    }),
  )
}

/** ISO code of the corporate currency of a multi-currency org. @throws Problem */
export async function readCorporateCurrency(salesforce: Salesforce): Promise<string> {
  const [record] = await readAll(salesforce, 'SELECT IsoCode FROM CurrencyType WHERE IsCorporate = true')
  return z.object({ IsoCode: z.string() }).parse(record).IsoCode
}
