import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import type { MetadataFolders } from '../load-metadata.ts'
import { findComponents, type ComponentName, type OrgComponent } from './org-components.ts'
import type { DeployTarget } from './run-deployment.ts'

/** The org's metadata, as the Metadata API reads and changes it. */
export interface OrgMetadata {
  components(): ReadonlyMap<string, OrgComponent>
  /** Call when the metadata has changed. */
  forget(): void
  /** A file as retrieving gives it away, without secrets. */
  published: Publish
  /** Null where the metadata is that of a project, read again at each start: nothing can be deployed into it. */
  target: DeployTarget | null
  /** Folder of sfdx-project.json, for those who read pages and components from it. */
  readonly projectDirectory: string
}

/** @param path in the archive */
export type Publish = (component: ComponentName, path: string, bytes: Buffer) => Buffer

export function orgMetadata(
  { projectDirectory, metadataDirectories }: MetadataFolders,
  target: DeployTarget | null,
  published: Publish,
): OrgMetadata {
  let known: ReadonlyMap<string, OrgComponent> | null = null
  return {
    projectDirectory,
    target,
    published,
    components: () => (known ??= findComponents([...packageDirectories(projectDirectory), ...metadataDirectories])),
    forget: () => {
      known = null
    },
  }
}

function packageDirectories(projectDirectory: string): string[] {
  const project = JSON.parse(readFileSync(join(projectDirectory, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories: { path: string }[]
  }
  return project.packageDirectories.map(({ path }) => join(projectDirectory, path))
}
