import type { ComponentName } from '../../local-org/api/metadata/org-components.ts'

/** Members of each manifest, by its file. */
export type Manifests = ReadonlyMap<string, readonly ComponentName[]>

/** Components that no manifest brings or that more than one does, and members that bring nothing. */
export function findManifestFaults(manifests: Manifests, components: readonly ComponentName[]): string[] {
  const members = [...manifests].flatMap(([file, named]) => named.map((member) => ({ file, ...member })))
  const bring = (member: ComponentName, component: ComponentName) => named(member) === named(bringerOf(component))
  const ofComponents = components.flatMap((component) => {
    const files = members.filter((member) => bring(member, component)).map(({ file }) => file)
    if (files.length === 1) return []
    return [files.length === 0 ? `${named(component)} is in no manifest` : `${named(component)} is in ${files.join(' and ')}`]
  })
  const inVain = members
    .filter((member) => !components.some((component) => bring(member, component)))
    .map(({ file, ...member }) => `${file} names ${named(member)}, which force-app does not have`)
  return [...ofComponents, ...inVain]
}

const named = ({ type, fullName }: ComponentName): string => `${type} ${fullName}`

/** A custom object brings all that lies in it, the labels come in one file. */
function bringerOf(component: ComponentName): ComponentName {
  if (component.type === 'CustomLabel') return { type: 'CustomLabels', fullName: 'CustomLabels' }
  const [object = '', ...rest] = component.fullName.split('.')
  const isInCustomObject = rest.length > 0 && component.type !== 'CustomMetadata' && object.includes('__')
  return isInCustomObject ? { type: 'CustomObject', fullName: object } : component
}
