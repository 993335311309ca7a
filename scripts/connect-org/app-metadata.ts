import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import type { Component } from '../manifests/source-components.ts'
import { sourceDirectory } from '../manifests/stages.ts'
import type { AppKeys } from './app-keys.ts'

/** A file of a package, and the component it makes. */
export interface PackageFile extends Component {
  /** In metadata format, from the folder of `package.xml`. */
  path: string
  text: string
}

const shippedApp = 'CsScoringApi'
const connection = join(sourceDirectory, 'main/connection')
const namespace = 'http://soap.sforce.com/2006/04/metadata'

/**
 * An External Client App for the JWT bearer flow: the header and settings of force-app, and the three parts that belong to one org.
 * All of them are deployed together, certificate included: a deployment without it takes the certificate from the app.
 *
 * The shapes are those of public installers: sfdx-hardis (`generateExternalClientAppMetadata`, pull requests 1603 and 1663) for every
 * element and for the consumer key that the installer gives; Lightning Flow Scanner's `scripts/setup-jwt.js`, which says that the scope
 * RefreshToken is needed although the flow gives no such token. The policy is named `<OAuth settings>_defaultPolicy` as there, and
 * `<app>_defaultPolicy` as in other installers: the same name here, where settings and app are called alike.
 * Not verified in a real org: that `certificate` takes the PEM with its lines (the guide says "PEM-encoded certificate string";
 * Flow Scanner sends the PEM as base64), and that `commaSeparatedPermissionSet` takes a name (the guide says ids, its sample is a name).
 * Source: Metadata API Developer Guide, "ExtlClntAppGlobalOauthSettings", "ExtlClntAppOauthConfigurablePolicies", "ExtlClntAppConfigurablePolicies"
 */
export function appMetadata({ app, certificate, consumerKey }: AppKeys, contactEmail: string): PackageFile[] {
  const label = app === shippedApp ? 'Banso Scoring Service' : `Banso Scoring Service ${app.slice(shippedApp.length)}`
  const own = (xml: string) =>
    xml
      .replaceAll(`>${shippedApp}<`, `>${app}<`)
      .replace('>Banso Scoring Service<', `>${label}<`)
      .replace('>admin@example.com<', `>${escape(contactEmail)}<`)
  const policy = `${app}_defaultPolicy`
  return [
    {
      type: 'ExternalClientApplication',
      fullName: app,
      path: `externalClientApps/${app}.eca`,
      text: own(shipped(`externalClientApps/${shippedApp}.eca`)),
    },
    {
      type: 'ExtlClntAppOauthSettings',
      fullName: app,
      path: `extlClntAppOauthSettings/${app}.ecaOauth`,
      text: own(shipped(`extlClntAppOauthSettings/${shippedApp}.ecaOauth`)),
    },
    {
      type: 'ExtlClntAppGlobalOauthSettings',
      fullName: app,
      path: `extlClntAppGlobalOauthSets/${app}.ecaGlblOauth`,
      text: document('ExtlClntAppGlobalOauthSettings', {
        callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
        certificate: certificate.trim(),
        consumerKey,
        externalClientApplication: app,
        isClientCredentialsFlowEnabled: 'false',
        isCodeCredFlowEnabled: 'false',
        isCodeCredPostOnly: 'false',
        isConsumerSecretOptional: 'false',
        isDeviceFlowEnabled: 'false',
        isIntrospectAllTokens: 'false',
        isNamedUserJwtEnabled: 'false',
        isPkceRequired: 'true',
        isRefreshTokenRotationEnabled: 'false',
        isSecretRequiredForRefreshToken: 'true',
        isSecretRequiredForTokenExchange: 'true',
        isTokenExchangeEnabled: 'false',
        label,
        shouldRotateConsumerKey: 'false',
        shouldRotateConsumerSecret: 'false',
      }),
    },
    {
      type: 'ExtlClntAppConfigurablePolicies',
      fullName: policy,
      path: `extlClntAppPolicies/${policy}.ecaPlcy`,
      text: document('ExtlClntAppConfigurablePolicies', {
        externalClientApplication: app,
        isEnabled: 'true',
        isOauthPluginEnabled: 'true',
        label: policy,
      }),
    },
    {
      type: 'ExtlClntAppOauthConfigurablePolicies',
      fullName: policy,
      path: `extlClntAppOauthPolicies/${policy}.ecaOauthPlcy`,
      text: document('ExtlClntAppOauthConfigurablePolicies', {
        commaSeparatedPermissionSet: integrationPermissionSet,
        externalClientApplication: app,
        ipRelaxationPolicyType: 'Enforce',
        isClientCredentialsFlowEnabled: 'false',
        isGuestCodeCredFlowEnabled: 'false',
        isTokenExchangeFlowEnabled: 'false',
        label: policy,
        permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
        refreshTokenPolicyType: 'SpecificLifetime',
        refreshTokenValidityPeriod: '4',
        refreshTokenValidityUnit: 'Hours',
        requiredSessionLevel: 'STANDARD',
      }),
    },
  ]
}

export const isAppType = (type: string): boolean => type === 'ExternalClientApplication' || type.startsWith('ExtlClntApp')

/** Text of a file of force-app's connection. */
export const shipped = (path: string): string => readFileSync(join(connection, `${path}-meta.xml`), 'utf8')

/** Elements in this order, which is the alphabet's as everywhere in metadata. */
export function document(root: string, elements: Record<string, string>): string {
  const lines = Object.entries(elements).map(([name, text]) => `    <${name}>${escape(text)}</${name}>\n`)
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<${root} xmlns="${namespace}">\n${lines.join('')}</${root}>\n`
}

export const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
