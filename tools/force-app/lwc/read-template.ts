/** A tag of a template. */
export interface Tag {
  name: string
  line: number
  attributes: { name: string; value: string }[]
}

/** Opening tags of a template; comments hold none. What is no template at all, the compiler says. */
export function readTags(template: string): Tag[] {
  const text = template.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  return [...text.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g)].map((tag) => ({
    name: tag[1] ?? '',
    line: text.slice(0, tag.index).split('\n').length,
    attributes: [...(tag[2] ?? '').matchAll(/([\w:-]+)(?:="([^"]*)"|=(\{[^}]*\}))?/g)].map(([, name = '', quoted, bound]) => ({
      name,
      value: quoted ?? bound ?? '',
    })),
  }))
}

/** `csHealthCard` of `cs-health-card`, and `iconName` of `icon-name`. */
export function toCamelCase(kebab: string): string {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
