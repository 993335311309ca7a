import type { Story } from './story.ts'
import { trend } from './stories.ts'

/**
 * Customers whose renewal was decided in the past year: what a track record of forecasts is about. Companies and everything told of them are
 * invented. A line says how it went; the rest follows from it.
 */

export interface DecidedStory extends Story {
  renewal: {
    /** How many days ago it fell due. */
    dueDaysAgo: number
    /** ARR before it. */
    arr: number
    isRenewed: boolean
    /** What the CSM said of it, 110 days before. */
    call: { category: 'commit' | 'bestCase' | 'atRisk' | 'lost'; reason: string }
  }
}

/** Scores 30 weeks before the renewal and at its end. */
const courses = { good: [82, 87], fair: [77, 66], poor: [68, 46] } as const

const calls = {
  sure: { category: 'commit', reason: 'RelationshipKnown' },
  hopeful: { category: 'bestCase', reason: 'ContractInNegotiation' },
  worried: { category: 'atRisk', reason: 'ChampionLeft' },
  gone: { category: 'lost', reason: 'CompetitorPresent' },
} as const

/** Name, industry, ARR before, ARR after (0 = lost), course of its health, the CSM's call. From the oldest renewal to the newest. */
const lines: [string, string, number, number, keyof typeof courses, keyof typeof calls][] = [
  ['Alderfield Dairies', 'Food & Beverage', 48_000, 48_000, 'good', 'sure'],
  ['Quill & Harrow Publishing', 'Media', 36_000, 0, 'poor', 'hopeful'],
  ['Northgate Instruments', 'Manufacturing', 96_000, 96_000, 'good', 'sure'],
  ['Pemberley Clinics', 'Healthcare', 72_000, 72_000, 'good', 'sure'],
  ['Saltmarsh Ferries', 'Transportation', 54_000, 54_000, 'fair', 'hopeful'],
  ['Copperline Telecom', 'Communications', 120_000, 0, 'poor', 'worried'],
  ['Ashdown Timber', 'Construction', 30_000, 30_000, 'good', 'sure'],
  ['Lanternhouse Hotels', 'Hospitality', 66_000, 60_000, 'fair', 'hopeful'],
  ['Veritas Grange Insurance', 'Insurance', 144_000, 144_000, 'good', 'sure'],
  ['Millbrook Foundry', 'Manufacturing', 42_000, 0, 'fair', 'sure'],
  ['Orchard Street Schools', 'Education', 24_000, 24_000, 'good', 'hopeful'],
  ['Tern Island Energy', 'Energy', 180_000, 180_000, 'good', 'sure'],
  ['Hollis Packaging', 'Manufacturing', 60_000, 51_000, 'poor', 'worried'],
  ['Greywater Utilities', 'Utilities', 90_000, 90_000, 'good', 'sure'],
  ['Fennimore Retail', 'Retail', 78_000, 78_000, 'fair', 'hopeful'],
  ['Stonebridge Logistics', 'Transportation', 108_000, 108_000, 'good', 'sure'],
  ['Marlow Optics', 'Technology', 33_000, 0, 'good', 'sure'],
  ['Eastvale Pharma', 'Healthcare', 150_000, 150_000, 'good', 'sure'],
  ['Kestrel Aviation Parts', 'Manufacturing', 84_000, 84_000, 'fair', 'hopeful'],
  ['Thornbury Press', 'Media', 27_000, 0, 'poor', 'gone'],
  ['Wrenfield Foods', 'Food & Beverage', 57_000, 57_000, 'good', 'sure'],
  ['Cobalt Harbour Shipping', 'Transportation', 132_000, 132_000, 'good', 'sure'],
  ['Linden Care Homes', 'Healthcare', 45_000, 45_000, 'fair', 'hopeful'],
  ['Bramley Analytics', 'Technology', 63_000, 69_000, 'good', 'sure'],
  ['Redcastle Ceramics', 'Manufacturing', 39_000, 39_000, 'poor', 'hopeful'],
  ['Ivybank Savings', 'Banking', 165_000, 165_000, 'good', 'sure'],
  ['Holloway Studios', 'Media', 51_000, 0, 'fair', 'hopeful'],
  ['Sandpiper Travel', 'Hospitality', 36_000, 36_000, 'good', 'sure'],
  ['Westmere Robotics', 'Technology', 114_000, 114_000, 'good', 'sure'],
  ['Dunmore Chemicals', 'Chemicals', 87_000, 87_000, 'good', 'sure'],
  ['Fairholt Legal', 'Consulting', 69_000, 69_000, 'fair', 'worried'],
  ['Blackthorn Brewing', 'Food & Beverage', 30_000, 0, 'poor', 'worried'],
  ['Juniper Row Fashion', 'Apparel', 48_000, 48_000, 'good', 'sure'],
  ['Castlewell Engineering', 'Engineering', 126_000, 126_000, 'good', 'sure'],
  ['Penrose Labs', 'Biotechnology', 75_000, 75_000, 'fair', 'hopeful'],
  ['Moorgate Facilities', 'Construction', 54_000, 54_000, 'good', 'hopeful'],
  ['Silverbirch Housing', 'Government', 60_000, 0, 'fair', 'hopeful'],
  ['Calder & Voss Freight', 'Transportation', 93_000, 102_000, 'good', 'sure'],
  ['Rookery Games', 'Entertainment', 42_000, 36_000, 'poor', 'hopeful'],
  ['Amberley Water', 'Utilities', 138_000, 138_000, 'good', 'sure'],
]

const firstNumber = 20
const oldestDueDaysAgo = 345
const daysApart = 8
const courseWeeks = 30
const seatPrice = 720

export const decidedStories: DecidedStory[] = lines.map(([name, industry, before, after, course, called], index) => {
  const dueDaysAgo = oldestDueDaysAgo - index * daysApart
  const dueWeeksAgo = Math.ceil(dueDaysAgo / 7)
  const isRenewed = after > 0
  const [early, late] = courses[course]
  const decidedDaysAgo = dueDaysAgo + ((index * 7) % 24)
  const seats = Math.round(before / seatPrice)
  return {
    accountNumber: `BANSO-${firstNumber + index}`,
    situation: isRenewed ? 'renewed' : 'lost',
    name,
    industry,
    country: 'United Kingdom',
    phone: null,
    stage: 'Operation',
    customerForDays: 1_000 - index,
    description: isRenewed ? `${industry}, ${seats} seats.` : `${industry}. Did not renew.`,
    contacts: [],
    contracts: [
      { plan: 'Pro', seats, yearlyAmount: after, months: 12, endsInDays: isRenewed ? 365 - dueDaysAgo : -dueDaysAgo, noticeDays: '90' },
    ],
    opportunities: [
      {
        name: `Renewal, ${seats} seats`,
        stage: isRenewed ? 'Closed Won' : 'Closed Lost',
        amount: isRenewed ? after : before,
        openedDaysAgo: decidedDaysAgo + 45 + ((index * 17) % 70),
        closesDaysAgo: decidedDaysAgo,
        type: 'Renewal',
      },
    ],
    ...(isRenewed ? {} : { left: { daysAgo: dueDaysAgo, arr: before } }),
    cases: [],
    usage: isRenewed ? usageOf(seats, late) : null,
    tasks: [],
    meetings: isRenewed ? [{ subject: 'Review of the quarter', daysAgo: 12 + (index % 5) * 9 }] : [],
    pulses: [],
    override: null,
    pastScores: trend(
      [dueWeeksAgo + courseWeeks, early],
      [dueWeeksAgo, late],
      ...(isRenewed && dueWeeksAgo > 1 ? [[1, late + 1] as [number, number]] : []),
    ),
    renewal: { dueDaysAgo, arr: before, isRenewed, call: calls[called] },
  }
})

/** As many people use it as its health says; half of that of each feature. */
function usageOf(seats: number, score: number): Story['usage'] {
  const people = Math.max(Math.round((seats * score) / 100), 1)
  const months = Array.from({ length: 12 }, (_, month) => people + (month % 3))
  const features = Object.fromEntries(
    ['Dashboards', 'Reports', 'Approvals', 'Alerts'].map((feature, index) => [feature, months.map((count) => count * (12 - 2 * index))]),
  )
  return { activeUsers: months, features, errorPercent: 1, lastMonthAgo: 1 }
}
