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

/** As an editor jumps to it. */
export function toLine({ path, line, message }: Finding): string {
  return `${path}:${line}: ${message}`
}
