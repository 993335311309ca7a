/** A finding of PMD that somebody looked at and found right as it is. */
export interface ReviewedFinding {
  rule: string
  /** Of the file. */
  path: RegExp
  why: string
}

export const reviewedFindings: readonly ReviewedFinding[] = [
  {
    rule: 'ProtectSensitiveData',
    path: /\/((Playbook|Indicator|Measure|Version|ScorecardVersion)?Key|(Content|Input)Hash|(Most)?Signals\w+)__c\.field-meta\.xml$/,
    why: 'It looks for "key", "hash" and "sign" in names. These are keys of records, hashes of their content, and counts of signals.',
  },
  {
    rule: 'AvoidHardcodedCredentialsInFieldDecls',
    path: /\/ScoringApiToken\.cls$/,
    why: 'The name of a certificate; its private half never leaves the org.',
  },
  {
    rule: 'ApexSuggestUsingNamedCred',
    path: /\/ScoringApiClient\.cls$/,
    why: 'The call does go through a named credential. What the header carries is signed anew for the running user and the scope of each call, which a credential cannot do.',
  },
  {
    rule: 'AvoidHardcodingId',
    path: /\/ScoringApiClientTest\.cls$/,
    why: 'A made-up id: the test looks at the address that is called, and no record is read or written.',
  },
  {
    rule: 'ExcessiveParameterList',
    path: /\/(CsHealthController|ScoringApiCall)\.cls$/,
    why: 'Four parameters: the page names each of them in its call, and the two constructions stand beside each other.',
  },
]
