import { basename } from 'node:path'
import { MetadataError, readMetaFile, type MetaElement, type Problems } from '../schema/meta-element.ts'

/** Where calls go that name it. */
export interface NamedCredential {
  name: string
  url: string
  externalCredential: string
}

export interface ExternalCredential {
  name: string
  /** Who calls may be made as: `CsScoringApi-ScoringApi`, as permission sets name them. */
  principals: string[]
}

export interface Certificate {
  name: string
  label: string
  keySize: 2048 | 4096
}

/** Source: Metadata API Developer Guide, "ExternalCredential" */
export function readExternalCredentials(files: string[], problems: Problems): ExternalCredential[] {
  return problems.each(files, (file) => {
    const name = nameOf(file)
    const meta = readMetaFile(file, 'ExternalCredential')
    for (const required of ['authenticationProtocol', 'label']) meta.requiredText(required)
    const principals = meta
      .elements('externalCredentialParameters')
      .filter((parameter) => /^(Named|PerUser)Principal$/.test(parameter.requiredText('parameterType')))
      .map((parameter) => `${name}-${parameter.requiredText('parameterName')}`)
    return { name, principals }
  })
}

/** Those of the present kind, an endpoint with an external credential. Source: Metadata API Developer Guide, "NamedCredential" */
export function readNamedCredentials(files: string[], known: readonly ExternalCredential[], problems: Problems): NamedCredential[] {
  return problems.each(files, (file) => {
    const meta = readMetaFile(file, 'NamedCredential')
    for (const required of ['label', 'namedCredentialType']) meta.requiredText(required)
    const url = parameterOf(meta, 'Url')?.requiredText('parameterValue') ?? ''
    if (!/^https?:\/\/[^\s]+$/.test(url))
      throw meta.refuse('namedCredentialParameters', `must hold the parameter Url with an address, not "${url}"`)
    const authentication = parameterOf(meta, 'Authentication')
    const externalCredential = authentication?.requiredText('externalCredential') ?? ''
    if (!known.some(({ name }) => name === externalCredential)) {
      const problem = `In field: externalCredential - no ExternalCredential named ${externalCredential} found`
      const place = authentication?.place ?? meta.place
      throw new MetadataError(file, `<externalCredential> names "${externalCredential}", which this org does not have.`, { place, problem })
    }
    return { name: nameOf(file), url, externalCredential }
  })
}

function parameterOf(meta: MetaElement, type: string): MetaElement | undefined {
  return meta.elements('namedCredentialParameters').find((parameter) => parameter.requiredText('parameterType') === type)
}

/** Self-signed ones: others cannot sign anything here. Source: Metadata API Developer Guide, "Certificate" */
export function readCertificates(files: string[], problems: Problems): Certificate[] {
  return problems.each(files, (file) => {
    const meta = readMetaFile(file, 'Certificate')
    if (meta.flag('caSigned')) throw meta.refuse('caSigned', 'must be false: the local org makes self-signed certificates only')
    const size = Number(meta.text('keySize') ?? 2048)
    if (size !== 2048 && size !== 4096) throw meta.refuse('keySize', `must be 2048 or 4096, not ${size}`)
    return { name: nameOf(file), label: meta.requiredText('masterLabel'), keySize: size }
  })
}

const nameOf = (file: string): string => basename(file).split('.')[0] ?? ''
