/** Values as DuckDB writes them, safe for any content. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** @param date `yyyy-mm-dd` */
export const dateSql = (date: string): string => `DATE ${quoteText(date)}`

export const instantSql = (instant: Date): string => `TIMESTAMPTZ ${quoteText(instant.toISOString())}`
