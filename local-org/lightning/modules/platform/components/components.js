import { getComponentDef } from 'lwc'

const standard = new Map()
let custom = {}

/** Components of force-app: name → function that imports the module. */
export function setCustomComponents(components) {
  custom = components
}

export function setStandardComponents(components) {
  for (const [name, constructor] of Object.entries(components)) standard.set(name, constructor)
}

/** @returns the component's class, null when there is none of this name */
export async function findComponent(name) {
  if (standard.has(name)) return standard.get(name)
  const load = custom[name]
  return load ? (await load()).default : null
}

/** Only the properties that the component has: the platform, too, sets `recordId` where a component declares it. */
export function knownProperties(constructor, properties) {
  const { props } = getComponentDef(constructor)
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name in props))
}
