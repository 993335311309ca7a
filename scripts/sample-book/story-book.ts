import { bandValues } from '../../scoring-api/health-score/picklist-values.ts'
import { fromHundredths } from '../../scoring-api/health-score/scaled-number.ts'
import type { Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { inputHash, snapshotJson } from '../../scoring-api/health-score/snapshot-json.ts'
import { toArrSteps, type ArrOwner } from './arr-past.ts'
import { addDays, addMonths, firstOfMonth, instantAt } from './calendar.ts'
import { pastHealths, type PastHealth } from './past-health.ts'
import { contactEmail } from './plan-rows.ts'
import { emptyBook, type BookContext, type SampleBook, type SampleRow } from './sample-book.ts'
import type { Story, StoryCase, StoryContact, StoryContract, StoryUsage } from './story.ts'

/**
 * The stories as Salesforce records.
 * @param scorecards the versions that scored the past; a stage that none names has the one without stage
 */
export function toStoryBook(stories: Story[], context: BookContext, scorecards: Scorecard[]): SampleBook {
  const rows = (toRows: (story: Story) => SampleRow['fields'][]) =>
    stories.flatMap((story) => toRows(story).map((fields) => ({ accountNumber: story.accountNumber, fields })))
  return {
    ...emptyBook(),
    Account: stories.map((story) => ({
      accountNumber: story.accountNumber,
      fields: toAccount(story, context),
      ...(story.parent === undefined ? {} : { parentNumber: story.parent }),
    })),
    Contact: rows((story) => story.contacts.map((contact, index) => toContact(story, contact, index))),
    Contract: rows((story) => story.contracts.map((contract) => toContract(story, contract, context))),
    Asset: rows((story) => story.contracts.map((contract, index) => toAsset(story, contract, index, context))),
    Opportunity: rows((story) => story.opportunities.map((opportunity) => toOpportunity(opportunity, context))),
    Case: rows((story) => story.cases.map((supportCase) => toCase(supportCase, context))),
    CsUsage__c: rows((story) => (story.usage === null ? [] : toUsage(story.accountNumber, story.usage, context))),
    Task: rows((story) => story.tasks.map((task) => toTask(task, context))),
    Event: rows((story) => story.meetings.map((meeting) => toEvent(meeting, context))),
    CsPulse__c: rows((story) => story.pulses.map((pulse) => toPulse(pulse, context))),
    CsHealthOverride__c: rows((story) => (story.override === null ? [] : [toOverride(story.override, context)])),
    CsHealthSnapshot__c: rows((story) =>
      pastHealths(story, scorecardOf(story, scorecards), context.today).map((past) => toSnapshot(past, context.timeZone)),
    ),
    CsArrStep__c: stories.flatMap((story) => toArrSteps(toArrOwner(story, context), context.today)),
  }
}

function toAccount(story: Story, { today }: BookContext): SampleRow['fields'] {
  return {
    Name: story.name,
    AccountNumber: story.accountNumber,
    Industry: story.industry,
    BillingCountry: story.country,
    AccountSource: null,
    Type: story.stage === 'Trial' ? 'Prospect' : 'Customer - Direct',
    Phone: story.phone,
    Website: `https://${story.accountNumber.toLowerCase()}.example`,
    Description: story.description,
    CsArr__c: arrOf(story),
    CsCustomerSince__c: addDays(today, -story.customerForDays),
    CsLifecycleStage__c: story.stage,
  }
}

const arrOf = ({ contracts }: Story): number | null =>
  contracts.length === 0 ? null : contracts.reduce((sum, { yearlyAmount }) => sum + yearlyAmount, 0)

const toArrOwner = (story: Story, { today }: BookContext): ArrOwner => ({
  accountNumber: story.accountNumber,
  customerSince: addDays(today, -story.customerForDays),
  arr: story.left?.arr ?? arrOf(story),
  leftOn: story.left === undefined ? null : addDays(today, -story.left.daysAgo),
})

function toContact(story: Story, contact: StoryContact, index: number): SampleRow['fields'] {
  return {
    FirstName: contact.firstName,
    LastName: contact.lastName,
    Title: contact.title,
    Email: contactEmail(story.accountNumber, index),
  }
}

function toContract(story: Story, contract: StoryContract, context: BookContext): SampleRow['fields'] {
  return {
    Description: `${story.accountNumber}: ${contract.plan}, ${contract.seats} seats, ${contract.months} months.`,
    Status: 'Activated',
    StartDate: startOf(contract, context),
    ContractTerm: contract.months,
    OwnerExpirationNotice: contract.noticeDays,
  }
}

function toAsset(story: Story, contract: StoryContract, index: number, context: BookContext): SampleRow['fields'] {
  return {
    Name: `${contract.plan} licences`,
    SerialNumber: `${story.accountNumber}-${index + 1}`,
    Quantity: contract.seats,
    Price: contract.yearlyAmount,
    Status: 'Installed',
    InstallDate: startOf(contract, context),
    UsageEndDate: null,
  }
}

function startOf(contract: StoryContract, { today }: BookContext): string {
  return addMonths(addDays(today, contract.endsInDays + 1), -contract.months)
}

function toOpportunity(opportunity: Story['opportunities'][number], { today, timeZone }: BookContext): SampleRow['fields'] {
  return {
    Name: opportunity.name,
    StageName: opportunity.stage,
    CloseDate: addDays(today, -opportunity.closesDaysAgo),
    Amount: opportunity.amount,
    Type: opportunity.type,
    Description: null,
    ...(opportunity.openedDaysAgo === undefined
      ? {}
      : { CreatedDate: instantAt(timeZone, addDays(today, -opportunity.openedDaysAgo), '10:00:00') }),
  }
}

function toCase(supportCase: StoryCase, { today, timeZone }: BookContext): SampleRow['fields'] {
  const { closedDaysAgo } = supportCase
  return {
    Subject: supportCase.subject,
    Priority: supportCase.priority,
    Status: closedDaysAgo !== null ? 'Closed' : supportCase.isEscalated ? 'Escalated' : 'Working',
    IsEscalated: supportCase.isEscalated ?? false,
    CreatedDate: instantAt(timeZone, addDays(today, -supportCase.openedDaysAgo), '09:30:00'),
    ClosedDate: closedDaysAgo === null ? null : instantAt(timeZone, addDays(today, -closedDaysAgo), '16:00:00'),
    Description: null,
  }
}

/** Rows of each feature, and one without feature for the whole product, which alone knows how many different people used it. */
function toUsage(accountNumber: string, usage: StoryUsage, { today }: BookContext): SampleRow['fields'][] {
  const months = usage.activeUsers.length
  const monthOf = (index: number) => firstOfMonth(addMonths(today, index - (months - 1) - usage.lastMonthAgo))
  const row = (feature: string | null, index: number) => ({
    Key__c: `${accountNumber}:main:${feature ?? ''}:${monthOf(index).slice(0, 7)}`,
    Instance__c: 'main',
    Feature__c: feature,
    Month__c: monthOf(index),
  })
  const whole = usage.activeUsers.map((activeUsers, index) => ({
    ...row(null, index),
    ActiveUsers__c: activeUsers,
    Events__c: null,
    Minutes__c: null,
    Errors__c: null,
  }))
  const features = Object.entries(usage.features).flatMap(([feature, events]) =>
    events.flatMap((count, index) =>
      count === 0
        ? []
        : [
            {
              ...row(feature, index),
              ActiveUsers__c: null,
              Events__c: count,
              Minutes__c: count * 3,
              Errors__c: Math.round((count * usage.errorPercent) / 100),
            },
          ],
    ),
  )
  return [...whole, ...features]
}

function toTask(task: Story['tasks'][number], { today }: BookContext): SampleRow['fields'] {
  return { Subject: task.subject, Status: task.status, Priority: 'Normal', ActivityDate: addDays(today, -task.dueDaysAgo) }
}

function toEvent(meeting: Story['meetings'][number], { today, timeZone }: BookContext): SampleRow['fields'] {
  const day = addDays(today, -meeting.daysAgo)
  return {
    Subject: meeting.subject,
    StartDateTime: instantAt(timeZone, day, '10:00:00'),
    EndDateTime: instantAt(timeZone, day, '11:00:00'),
    DurationInMinutes: 60,
  }
}

function toPulse(pulse: Story['pulses'][number], { today }: BookContext): SampleRow['fields'] {
  return { Level__c: pulse.level, ReasonCode__c: pulse.reason, Note__c: pulse.note, GivenOn__c: addDays(today, -pulse.daysAgo) }
}

function toOverride(override: NonNullable<Story['override']>, { today }: BookContext): SampleRow['fields'] {
  return {
    Score__c: override.score,
    Band__c: override.band,
    ReasonCode__c: override.reason,
    Note__c: override.note,
    ExpiresOn__c: addDays(today, override.expiresInDays),
  }
}

/** Of the stage; a stage that none names has the one without stage. */
export function scorecardOf({ stage }: Story, scorecards: Scorecard[]): Scorecard {
  const found = scorecards.find((scorecard) => scorecard.stage === stage) ?? scorecards.find((scorecard) => scorecard.stage === null)
  if (!found) throw new Error(`No scorecard is for the stage ${stage}.`)
  return found
}

function toSnapshot({ asOfDate, health }: PastHealth, timeZone: string): SampleRow['fields'] {
  return {
    AsOfDate__c: asOfDate,
    ScoredAt__c: instantAt(timeZone, asOfDate, '05:00:00'),
    Score__c: fromHundredths(health.score),
    CalculatedScore__c: fromHundredths(health.calculatedScore),
    Band__c: bandValues[health.band],
    Coverage__c: fromHundredths(health.coverage),
    ScorecardVersionKey__c: health.scorecardVersionKey,
    Measures__c: snapshotJson(health, asOfDate),
    InputHash__c: inputHash(health),
  }
}
