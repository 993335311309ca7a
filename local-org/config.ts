import { generateKeyPairSync } from 'node:crypto'
import { z } from 'zod'

const user = z.object({
  username: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  language: z.enum(['en_US', 'ja']),
  permissionSets: z.array(z.string()),
  profile: z.string(),
})

const app = z.object({
  clientId: z.string(),
  certificatePem: z.string().optional(),
  clientSecret: z.string().optional(),
  runAsUsername: z.string().optional(),
  preauthorizedPermissionSets: z.array(z.string()).optional(),
})

/** The JSON file that describes a local org. */
export const localOrgConfig = z.object({
  /** 0 takes any free one. */
  port: z.int().min(0).max(65535),
  /** null keeps everything in memory. */
  dataDirectory: z.string().nullable(),
  /** Where `force-app` is. */
  projectDirectory: z.string(),
  /** Further folders in source format (objects, fields, permission sets, layouts, tabs): a customer's own, deployed with the project. */
  metadataDirectories: z.array(z.string()).default([]),
  apps: z.array(app),
  users: z.array(user),
  /** RSA private key (PEM) that signs what the org says to services; a fresh one when absent. */
  orgKeyPem: z.string().default(newKeyPem),
  /** Base URL by named credential. */
  namedCredentials: z.record(z.string(), z.url()).default({}),
  organization: z.object({ name: z.string(), timeZone: z.string(), language: z.string(), currency: z.string() }),
  /** Whether to serve the Lightning pages too. */
  lightning: z.boolean().default(true),
  /** API calls in 24 hours. */
  dailyApiRequests: z.int().positive().default(100_000),
  sessionMinutes: z.number().positive().default(120),
})

export type LocalOrgConfig = z.infer<typeof localOrgConfig>
export type LocalOrgOptions = z.input<typeof localOrgConfig>

function newKeyPem(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
