// What is used of the packages of this folder, so that the types of the project hold before they are installed.

declare module 'saxes' {
  interface Attribute {
    name: string
    value: string
  }
  export class SaxesParser {
    constructor(options: { xmlns: true; position: true })
    readonly line: number
    on(event: 'error', handler: (error: Error) => void): void
    on(event: 'opentag', handler: (tag: { local: string; uri: string; attributes: Record<string, Attribute> }) => void): void
    on(event: 'text' | 'cdata', handler: (text: string) => void): void
    on(event: 'closetag', handler: () => void): void
    write(text: string): this
    close(): void
  }
}
