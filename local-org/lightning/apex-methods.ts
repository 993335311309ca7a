import { AuraHandledException, type ApexContext, type ApexMethod } from './apex/apex-context.ts'
import { healthController } from './apex/health-controller.ts'
import { indicatorController } from './apex/indicator-controller.ts'
import { scorecardController } from './apex/scorecard-controller.ts'
import { setUpController } from './apex/set-up-controller.ts'
import type { LabelTexts } from './metadata/custom-labels.ts'

/** Every Apex method that the local org can serve, by `Class.method`: stand-ins for the classes of force-app, which only an org can run. */
export const apexMethods: Readonly<Record<string, ApexMethod>> = {
  ...healthController,
  ...scorecardController,
  ...indicatorController,
  ...setUpController,
}

/**
 * Runs a method as the page's Apex endpoint does.
 * @returns status and JSON body; a failure has the body that a component gets from Apex
 */
export async function callApex(
  name: string,
  parameters: Record<string, unknown>,
  context: ApexContext,
): Promise<{ status: number; body: unknown }> {
  const method = Object.hasOwn(apexMethods, name) ? apexMethods[name] : undefined
  if (!method) {
    const message = `The local org cannot run ${name}: local-org/lightning/apex-methods.ts lists the Apex methods it can.`
    return { status: 500, body: apexFailure(message, 'System.TypeException') }
  }
  const names = method.parameters.map((parameter) => parameter.slice(parameter.indexOf(' ') + 1))
  const given = Object.fromEntries(names.map((parameter) => [parameter, parameters[parameter] ?? null]))
  try {
    return { status: 200, body: (await method.run(given, context)) ?? null }
  } catch (error) {
    if (!(error instanceof AuraHandledException)) throw error
    return { status: 500, body: apexFailure(error.message, 'System.AuraHandledException') }
  }
}

function apexFailure(message: string, exceptionType: string): unknown {
  return { message, exceptionType, isUserDefinedException: false, stackTrace: '' }
}

/** Text of a custom label. @throws Error when force-app has no such label */
export function labelText(labels: ReadonlyMap<string, LabelTexts>, name: string, language: string): string {
  const texts = labels.get(name)
  const text = texts?.[language] ?? texts?.en_US
  if (text === undefined) throw new Error(`force-app has no custom label ${name}`)
  return text
}
