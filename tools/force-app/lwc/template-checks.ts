import type { Finding } from '../checker.ts'
import type { LightningModule } from './base-components.ts'
import type { Bundle } from './bundles.ts'
import { readTags, toCamelCase, type Tag } from './read-template.ts'

/** Attributes that every element takes. */
const everywhere =
  /^(class|style|slot|key|id|role|title|tabindex|hidden|lang|dir|data-.+|aria-.+|on[a-z]+|lwc:.+|for:.+|iterator:.+|if:.+|exportparts|part)$/

/** Tags and attributes that nobody answers to: the page would show nothing, and say nothing. */
export function checkTemplates(bundles: ReadonlyMap<string, Bundle>, lightning: (name: string) => LightningModule | undefined): Finding[] {
  const propertiesOf = ({ name }: Tag): ReadonlySet<string> | null | undefined => {
    const own = name.startsWith('c-') ? bundles.get(toCamelCase(name.slice(2)))?.script?.api : null
    return name.startsWith('lightning-') ? lightning(toCamelCase(name.slice('lightning-'.length)))?.api : own
  }
  return [...bundles.values()].flatMap(({ templates, script }) =>
    [...templates].flatMap(([path, text]) => {
      const tags = readTags(text)
      const problems = tags.flatMap((tag) => tagProblems(tag, propertiesOf(tag)).map((message) => ({ path, line: tag.line, message })))
      return [...problems, ...checkNames(path, tags, text, script?.members ?? null)]
    }),
  )
}

/** @param properties null: an element of HTML; undefined: no such component */
function tagProblems({ name, attributes }: Tag, properties: ReadonlySet<string> | null | undefined): string[] {
  if (properties === null) return []
  if (properties === undefined) return [`there is no component <${name}>`]
  return attributes
    .filter((attribute) => !everywhere.test(attribute.name) && !properties.has(toCamelCase(attribute.name)))
    .map((attribute) => `<${name}> has no property ${attribute.name}`)
}

/** `{name}` that is neither a member of the class nor the item of a loop. */
function checkNames(path: string, tags: readonly Tag[], text: string, members: ReadonlySet<string> | null): Finding[] {
  if (members === null) return []
  const loops = tags.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) =>
      /^for:(item|index)$|^lwc:slot-data$/.test(name) ? [value] : name.startsWith('iterator:') ? [name.slice('iterator:'.length)] : [],
    ),
  )
  const known = new Set([...members, ...loops])
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/(?:=|>|^\s*|\}\s*)\{(\w+)[^}]*\}/g)]
        .flatMap(([, name = '']) => (known.has(name) ? [] : [name]))
        .map((name) => ({ path, line: index + 1, message: `the class has no ${name}` })),
    )
}
