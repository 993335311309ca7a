import type { Project } from './project.ts'

/** What is wrong at a line of a file. */
export interface Finding {
  /** Below the project's folder. */
  path: string
  /** Counted from 1. */
  line: number
  message: string
}

/** One tool, and what it says of a project. */
export interface Checker {
  /** What it proves, in a few words. */
  name: string
  check: (project: Project) => Finding[] | Promise<Finding[]>
}

/** What a checker says; one that cannot finish says why, so that the others still have their turn. */
export async function findingsOf({ check }: Checker, project: Project): Promise<Finding[]> {
  try {
    return await check(project)
  } catch (error) {
    return [{ path: 'force-app', line: 1, message: `this could not be checked: ${String(error)}` }]
  }
}

/** As an editor jumps to it. */
export function toLine({ path, line, message }: Finding): string {
  return `${path}:${line}: ${message}`
}
