import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import type { OrgFacts } from './org-facts.ts'
import type { OurSchema } from './our-schema.ts'

/** What every step of an installation works with. */
export interface Installation {
  sf: Sf
  org: SfOrg
  ours: OurSchema
  /** As the org was at the start. */
  facts: OrgFacts
  report: Report
}

/** How an installation tells what it does. */
export interface Report {
  /** Begins a part: `Core`. */
  part(title: string): void
  line(text: string): void
  /** Something that takes long; the returned function shows how far it is. */
  progress(label: string): { show: (text: string) => void; end: () => void }
}
