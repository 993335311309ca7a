import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Reply } from '../http/call.ts'

/** A call of the Metadata API's SOAP binding. */
export interface SoapCall {
  sessionId: string
  operation: string
  /** Elements by local name: texts, elements, or lists of them. */
  parameters: SoapElement
}

export type SoapElement = { [name: string]: SoapValue | undefined }
export type SoapValue = string | SoapElement | SoapValue[]

export class SoapFault extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  ignoreDeclaration: true,
})
const namespace = 'http://soap.sforce.com/2006/04/metadata'

/** @throws SoapFault for what is no SOAP envelope with one operation */
export function readSoapCall(xml: string): SoapCall {
  if (XMLValidator.validate(xml) !== true) throw new SoapFault('soapenv:Client', 'The request is not well-formed XML')
  const envelope = elementOf((parser.parse(xml) as SoapElement)['Envelope'])
  const [operation, parameters] = Object.entries(elementOf(envelope['Body']))[0] ?? []
  if (operation === undefined) throw new SoapFault('soapenv:Client', 'No operation available for request')
  const session = elementOf(elementOf(envelope['Header'])['SessionHeader'])
  return { sessionId: textOf(session['sessionId']) ?? '', operation, parameters: elementOf(parameters) }
}

/** An absent or empty element is one without children. */
export function elementOf(value: SoapValue | undefined): SoapElement {
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}

export function elementsOf(value: SoapValue | undefined): SoapElement[] {
  return value === undefined ? [] : [value].flat(1).map(elementOf)
}

export function textOf(value: SoapValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

export function textsOf(value: SoapValue | undefined): string[] {
  return value === undefined ? [] : [value].flat(1).flatMap((one) => textOf(one) ?? [])
}

/** @param result a list is one `result` element an entry, as `listMetadata` answers */
export function soapReply(operation: string, result: string | object | object[]): Reply {
  const results = [result].flat().map((one: unknown) => `<result>${valueToXml(one)}</result>`)
  return envelope(200, `<${operation}Response>${results.join('')}</${operation}Response>`)
}

/** Source: Salesforce SOAP API Developer Guide, "Core Data Types: API Fault Element"; the shape as jsforce's tests hold it. */
export function faultReply({ code, message }: SoapFault): Reply {
  const isOurs = !code.includes(':')
  const faultcode = isOurs ? `sf:${code}` : code
  const text = isOurs ? `${code}: ${message}` : message
  return envelope(500, `<soapenv:Fault><faultcode>${faultcode}</faultcode><faultstring>${escape(text)}</faultstring></soapenv:Fault>`)
}

function envelope(status: number, body: string): Reply {
  const attributes = `xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="${namespace}" xmlns="${namespace}"`
  return {
    status,
    headers: { 'Content-Type': 'text/xml;charset=UTF-8' },
    text: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${attributes}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
  }
}

/** An object's properties become elements: null leaves one out, a list repeats it. */
function valueToXml(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escape(String(value))
  return Object.entries(value)
    .flatMap(([name, child]: [string, unknown]) => [child].flat().map((one) => [name, one] as const))
    .filter(([, child]) => child !== null && child !== undefined)
    .map(([name, child]) => `<${name}>${valueToXml(child)}</${name}>`)
    .join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
