import type { Component } from '../manifests/source-components.ts'
import type { Stage } from '../manifests/stages.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import type { OrgFacts } from './org-facts.ts'

/** What every step of an installation works with. */
export interface Installation {
  sf: Sf
  org: SfOrg
  /** Of the user who installs. */
  ownId: string
  /** What force-app brings, by the stage that brings it. */
  stages: Readonly<Record<Stage, readonly Component[]>>
  /** As the org was at the start. */
  facts: OrgFacts
  report: Report
}

/** How an installation tells what it does. */
export interface Report {
  /** Begins a part: `Core`. */
  part(title: string): void
  line(text: string): void
  /** Something that takes long: `show` says how far it is, `end` that it is over. */
  progress(label: string): { show: (text: string) => void; end: () => void }
}
