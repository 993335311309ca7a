import { accountTarget } from '../health-score/health-score-records.ts'
import { fieldNames, toRead, toWrite, type Need } from '../salesforce/need.ts'
import { definitionFieldsRead } from './definition-records.ts'
import { limitFieldsRead } from './limit-records.ts'
import { resultFieldsUsed, resultTarget } from './playbook-result-records.ts'
import { rhythmFieldsRead } from './rhythm-records.ts'
import { rhythmTaskFieldsRead } from './rhythm-task-records.ts'
import { signalAccountFields } from './run-setup.ts'
import { signalColumnsWritten, signalFieldsRead, signalTarget } from './signal-records.ts'
import { changedTaskTarget, closedTaskColumns, movedTaskColumns, newTaskColumns, newTaskTarget, taskFieldsRead } from './task-records.ts'

const definitions = { english: 'indicators, playbooks and rhythms', japanese: 'インジケーター・プレイブック・リズム' }
const signals = { english: 'signals', japanese: 'シグナル' }
const tasks = { english: 'the tasks of playbooks', japanese: 'プレイブックのToDo' }
const results = { english: 'the results of playbooks', japanese: 'プレイブックの結果' }

/** What signals and their tasks do with the org's records. */
export const signalNeeds: readonly Need[] = [
  ...toRead(definitions, [...definitionFieldsRead, ...rhythmFieldsRead]),
  ...toRead({ english: 'the limits of signals', japanese: 'シグナルの上限' }, limitFieldsRead),
  ...toRead(signals, signalFieldsRead),
  ...toRead(tasks, [...taskFieldsRead, ...rhythmTaskFieldsRead]),
  toWrite(signals, signalTarget, signalColumnsWritten),
  toWrite(tasks, newTaskTarget, newTaskColumns),
  toWrite(tasks, changedTaskTarget, [...closedTaskColumns, ...movedTaskColumns]),
  toWrite({ english: 'counting open signals', japanese: '未解決シグナルの件数' }, accountTarget, fieldNames(signalAccountFields)),
  toWrite(results, resultTarget, fieldNames(resultFieldsUsed)),
]
