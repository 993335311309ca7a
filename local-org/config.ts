import { z } from 'zod'

const user = z.object({
  username: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  language: z.enum(['en_US', 'ja']),
  permissionSets: z.array(z.string()),
  profile: z.string(),
  /** Username of another of the users. */
  manager: z.string().optional(),
  /** ISO code; the corporate currency when left out. Only where the organization has `currencies`. */
  currency: z.string().optional(),
})

const currency = z.object({
  isoCode: z.string().regex(/^[A-Z]{3}$/),
  /** Units of it for one unit of the corporate currency. */
  conversionRate: z.number().positive(),
  isCorporate: z.boolean().default(false),
  isActive: z.boolean().default(true),
  decimalPlaces: z.int().min(0).max(6).default(2),
})

const organization = z
  .object({
    name: z.string(),
    timeZone: z.string(),
    language: z.string(),
    /** ISO code of the corporate currency. */
    currency: z.string(),
    /** Given, the org has several currencies, one of them corporate. */
    currencies: z.array(currency).optional(),
  })
  .refine(({ currency: corporate, currencies }) => currencies === undefined || hasOneCorporate(currencies, corporate), {
    message: 'the currencies must be different, one of them corporate: that of `currency`, with a rate of 1',
    path: ['currencies'],
  })

function hasOneCorporate(currencies: z.infer<typeof currency>[], corporate: string): boolean {
  const [only, ...more] = currencies.filter(({ isCorporate }) => isCorporate)
  const isOne = only?.isoCode === corporate && only.conversionRate === 1 && only.isActive && more.length === 0
  return isOne && new Set(currencies.map(({ isoCode }) => isoCode)).size === currencies.length
}

const app = z.object({
  clientId: z.string(),
  certificatePem: z.string().optional(),
  clientSecret: z.string().optional(),
  runAsUsername: z.string().optional(),
  preauthorizedPermissionSets: z.array(z.string()).optional(),
  preauthorizedProfiles: z.array(z.string()).optional(),
})

/** The JSON file that describes a local org. */
export const localOrgConfig = z.object({
  /** 0 takes any free one. */
  port: z.int().min(0).max(65535),
  /** null keeps everything in memory. */
  dataDirectory: z.string().nullable(),
  /** Where `force-app` is; null = an org without any of it, to deploy into. */
  projectDirectory: z.string().nullable(),
  /** Further folders in source format (objects, fields, permission sets, layouts, tabs): a customer's own, deployed with the project. */
  metadataDirectories: z.array(z.string()).default([]),
  apps: z.array(app),
  users: z.array(user),
  /** RSA private keys (PEM) of the certificates that the org has from the start, by name; deployments bring others. */
  certificates: z.record(z.string(), z.string()).default({}),
  /** Base URL by named credential, in place of the one it was deployed with. */
  namedCredentials: z.record(z.string(), z.url()).default({}),
  organization,
  /** Whether to serve the Lightning pages too. */
  lightning: z.boolean().default(true),
  /** API calls in 24 hours. */
  dailyApiRequests: z.int().positive().default(100_000),
  /** Rows a page of a Bulk query's results has when the client names no number. */
  bulkPageRows: z.int().positive().default(250_000),
  sessionMinutes: z.number().positive().default(120),
})

export type LocalOrgConfig = z.infer<typeof localOrgConfig>
export type LocalOrgOptions = z.input<typeof localOrgConfig>
