import type { Report } from './installation.ts'
import type { PreflightCheck } from './preflight.ts'

/** Tells on a terminal what happens; what takes long is shown on one line there, and as few lines elsewhere. */
export function printReport(output: NodeJS.WriteStream): Report {
  const say = (text: string): void => void output.write(`${text}\n`)
  return {
    part: (title) => say(`\n${title}`),
    line: (text) => say(`  ${text.replaceAll('\n', '\n  ')}`),
    progress: (label) => (output.isTTY ? oneLine(output, label) : fewLines(say, label)),
  }
}

function oneLine(output: NodeJS.WriteStream, label: string): ReturnType<Report['progress']> {
  const draw = (text: string): void => {
    output.cursorTo(0)
    output.write(`  … ${text}`)
    output.clearLine(1)
  }
  draw(label)
  return {
    show: (text) => draw(`${label}, ${text}`),
    end: () => {
      output.cursorTo(0)
      output.clearLine(1)
    },
  }
}

function fewLines(say: (text: string) => void, label: string): ReturnType<Report['progress']> {
  say(`  … ${label}`)
  return { show: () => undefined, end: () => undefined }
}

const signs: Readonly<Record<PreflightCheck['outcome'], string>> = { passed: 'ok  ', noted: 'note', warning: 'mind', failed: 'NO  ' }

/** `ok    Edition: Enterprise Edition` */
export function checkLines({ name, outcome, sentence, remedy }: PreflightCheck): string[] {
  return [`${signs[outcome]}  ${name}: ${sentence}`, ...(remedy === null ? [] : [`      ${remedy}`])]
}
