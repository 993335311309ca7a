import { problemsOf } from '../sf/deploy.ts'
import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { certificateMetadata, certificateNames, signWith, type CertificateName } from './credential-metadata.ts'
import { deleteComponents, deployFiles } from './metadata-package.ts'
import { openOrgDirectory, readIfThere, replaceFile } from './org-directory.ts'
import { readOrgState } from './org-state.ts'
import type { RotateRequest } from './rotate-service-key.ts'
import { rotationOf } from './rotation.ts'
import { certificateByHand } from './set-up-by-hand.ts'

const rotation = rotationOf(certificateNames, 'certificate-rotation')

/**
 * Gives the org a second certificate and has the service's settings know both; the org goes on signing with the first until
 * `finishOrgCertificate`, for the service reads its settings at its start. Whoever is interrupted runs it again.
 * @throws Error with one sentence; the org then signs with what the service knows
 */
export async function rotateOrgCertificate({ sf, org, bansoPath, now, say }: RotateRequest): Promise<void> {
  const directory = await openOrgDirectory(bansoPath, org.id)
  const { signsWith, certificates } = await readOrgState(sf, org)
  const current = certificates.get(signsWith)
  if (current === undefined) throw new Error(`The org has no certificate ${signsWith}: run npm run connect-org first.`)
  const begun = await rotation.readBegun(directory)
  if (begun === signsWith) throw new Error(`The org signs with ${signsWith} since an earlier rotation: ${whatIsLeft}`)
  const next = rotation.otherThan(signsWith)
  if (begun === null && certificates.has(next)) await deleteCertificate(sf, org, next)
  await rotation.begin(directory, next)
  const made = begun === null ? undefined : certificates.get(next)
  await replaceFile(directory.orgCertificatesFile, current + (made ?? (await makeCertificate(sf, org, next, now))))
  say(`The org has a new certificate ${next} and signs with ${signsWith} as before; ${directory.orgCertificatesFile} holds both.`)
  say(`Now ${whatIsLeft}`)
}

/**
 * Has the org sign with the new certificate, then takes the former from the org and from the settings.
 * @throws Error with one sentence
 */
export async function finishOrgCertificate({ sf, org, bansoPath, say }: RotateRequest): Promise<void> {
  const directory = await openOrgDirectory(bansoPath, org.id)
  const next = await rotation.readBegun(directory)
  const { signsWith, certificates } = await readOrgState(sf, org)
  const pem = next === null ? undefined : certificates.get(next)
  if (next === null || pem === undefined) throw new Error('There is no new certificate: run this without --finish to begin.')
  if (!(await readIfThere(directory.orgCertificatesFile))?.includes(pem.trim())) {
    throw new Error('The settings of the service do not hold the new certificate yet: run this without --finish first.')
  }
  if (signsWith !== next) {
    const { isSuccess, failures } = await deployFiles(sf, org, [signWith(next)])
    if (!isSuccess) throw new Error(`The org goes on signing with ${signsWith} (${problemsOf(failures)}).`)
  }
  const former = rotation.otherThan(next)
  if (certificates.has(former)) await deleteCertificate(sf, org, former)
  await replaceFile(directory.orgCertificatesFile, pem)
  await rotation.end(directory)
  say(`The org signs its calls with ${next}; the service forgets ${former} at its next start.`)
}

const whatIsLeft =
  'restart the service with these settings, then run this again with --org-certificate --finish, which has the org sign with the new one alone.'

async function makeCertificate(sf: Sf, org: SfOrg, name: CertificateName, now: Date): Promise<string> {
  const { failures } = await deployFiles(sf, org, certificateMetadata(name, now))
  const pem = (await readOrgState(sf, org)).certificates.get(name)
  if (pem === undefined) throw new Error(certificateByHand(org, name, failures[0]?.problem ?? 'it gives out no public half'))
  return pem
}

async function deleteCertificate(sf: Sf, org: SfOrg, name: CertificateName): Promise<void> {
  const { isSuccess, failures } = await deleteComponents(sf, org, [{ type: 'Certificate', fullName: name }])
  if (isSuccess) return
  throw new Error(
    `The org keeps the certificate ${name} (${problemsOf(failures)}): delete it in Setup > Certificate and Key Management, and run this again.`,
  )
}
