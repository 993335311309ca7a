/** The part of the package that the local org uses; it comes without declarations. */
declare module 'formulon' {
  export interface Literal {
    type: 'literal'
    dataType: 'number' | 'text' | 'checkbox' | 'date' | 'time' | 'datetime' | 'geolocation' | 'null'
    value: unknown
    options: { length?: number; scale?: number }
  }
  export interface Failure {
    type: 'error'
    errorType: string
    message: string
  }
  /** `id` is lower case for functions (`ispickval`), camel case for operators (`lessThan`). */
  export interface Call {
    type: 'callExpression'
    id: string
    arguments: Node[]
  }
  export interface Identifier {
    type: 'identifier'
    name: string
  }
  export type Node = Literal | Call | Identifier
  export function ast(formula: string): Node | Failure
  export function parse(formula: string, substitutions: Record<string, Omit<Literal, 'type'>>): Literal | Failure
}
