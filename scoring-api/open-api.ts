import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { audience, longestLifeSeconds } from './access/callers.ts'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** How the service describes itself: OpenAPI 3.0, as Salesforce's External Services take no later one, from the routes' zod schemas. */

const description = {
  openapi: '3.0.3',
  info: {
    title: 'Banso scoring service',
    version: '0.1.0',
    description: 'Computes health scores from CRM records and writes them back. Times are ISO 8601 in UTC; scores run from 0 (bad) to 100.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  components: {
    securitySchemes: {
      operator: { type: 'http' as const, scheme: 'bearer', description: 'SCORING_API_OPERATOR_TOKEN of the service.' },
      user: {
        type: 'http' as const,
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: `RS256, signed by the org: iss = org id, sub = user id, aud = ${audience}, exp at most ${longestLifeSeconds} seconds ahead, jti used once; scope = account (default: rescore an account, see its rows), accounts (have many rescored), scorecards (schema, check, previews), indicators (names, checks, tests) or setup (checks of the set-up).`,
      },
    },
  },
}

export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: description,
  transform: jsonSchemaTransform,
  transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
}

type Document = ReturnType<typeof jsonSchemaTransformObject>

/** Each named schema comes a second time, as input, whether or not a request uses it; one may be named only by another that nobody uses. */
function withoutUnused(document: Document): Document {
  const text = JSON.stringify(document)
  const { components } = document as { components?: { schemas?: Record<string, unknown> } }
  const schemas = Object.entries(components?.schemas ?? {})
  const used = schemas.filter(([name]) => text.includes(`"#/components/schemas/${name}"`))
  const smaller = { ...document, components: { ...components, schemas: Object.fromEntries(used) } } as Document
  return used.length === schemas.length ? smaller : withoutUnused(smaller)
}
