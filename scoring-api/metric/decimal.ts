const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?$/

/**
 * Decimal text as an integer of its last kept digit: `'1.5'` with 4 fraction digits is 15000.
 * @returns null when the text is not a plain decimal, or has a digit other than 0 beyond `fractionDigits`
 */
export function toScaledInteger(text: string, fractionDigits: number): number | null {
  const match = decimalText.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return null
  if (/[1-9]/.test(fraction.slice(fractionDigits))) return null
  const scaled = Number(whole + fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0'))
  return sign === '-' && scaled !== 0 ? -scaled : scaled
}

/** The shortest plain decimal of a scaled integer: 15000 with 4 fraction digits is `1.5`. */
export function toDecimalText(scaled: number, fractionDigits: number): string {
  const digits = BigInt(Math.abs(scaled))
    .toString()
    .padStart(fractionDigits + 1, '0')
  const whole = digits.slice(0, digits.length - fractionDigits)
  const fraction = digits.slice(digits.length - fractionDigits).replace(/0+$/, '')
  return `${scaled < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
