/** A share of 1 as whole percent; what is neither none nor all never shows as 0 or 100. */
export function percentText(share: number): string {
  const whole = Math.round(share * 100)
  return String(share > 0 && share < 1 ? Math.min(Math.max(whole, 1), 99) : whole)
}
