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

declare module '@salesforce/code-analyzer-core' {
  export type EnginePlugin = object
  export const CodeAnalyzerConfig: { fromObject(settings: { log_folder: string; engines: object }): object }
  export const EventType: { LogEvent: 'LogEvent'; EngineLogEvent: 'EngineLogEvent' }
  export const LogLevel: { Error: 1 }
  interface Selection {
    workspace: object
  }
  interface Rules {
    getCount(): number
  }
  interface FoundViolation {
    getRule(): { getName(): string; getSeverityLevel(): number }
    getPrimaryLocation(): { getFile(): string | undefined; getStartLine(): number | undefined }
    getMessage(): string
  }
  export class CodeAnalyzer {
    constructor(config: object)
    onEvent(type: 'LogEvent' | 'EngineLogEvent', handler: (event: { logLevel: number; message: string }) => void): void
    addEnginePlugin(plugin: EnginePlugin): Promise<void>
    createWorkspace(paths: string[], targets: string[]): Promise<object>
    selectRules(selectors: string[], options: Selection): Promise<Rules>
    run(rules: Rules, options: Selection): Promise<{ getViolations(): FoundViolation[] }>
  }
}

declare module '@salesforce/code-analyzer-pmd-engine' {
  export function createEnginePlugin(): object
}

declare module '@salesforce/code-analyzer-sfge-engine' {
  export function createEnginePlugin(): object
}

declare module '@flow-scanner/lightning-flow-scanner-core' {
  interface RuleResult {
    ruleName: string
    errorMessage?: string
    details: { name: string; lineNumber: number }[]
  }
  const scanner: {
    parse(paths: string[]): Promise<object[]>
    scan(flows: object[]): { ruleResults: RuleResult[] }[]
  }
  export default scanner
}

declare module 'ajv' {
  interface Fault {
    instancePath: string
    message?: string
    params: Record<string, unknown>
  }
  type Validate = ((value: unknown) => boolean) & { errors?: Fault[] | null }
  export class Ajv {
    constructor(options: { strict: boolean; allErrors: boolean })
    compile(schema: object): Validate
  }
}
