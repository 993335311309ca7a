import { describe, expect, test } from 'vitest'
import { findBrokenMetadata } from './metadata-file-checks.ts'
import { readFiles } from './read-files.ts'

test('every metadata file of force-app is sound XML', () => {
  const files = readFiles('force-app', /-meta\.xml$/)
  expect(files.size).toBeGreaterThan(900)
  expect(findBrokenMetadata(files)).toEqual([])
})

describe('a metadata file', () => {
  const path = 'main/app/permissionsets/CsmUser.permissionset-meta.xml'
  const head = '<?xml version="1.0" encoding="UTF-8" ?>\n'
  const file = (...lines: string[]) =>
    ['<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">', ...lines, '</PermissionSet>'].join('\n')
  const label = '    <label>Goals &amp; plans = 7 ====== &#21109;</label>'
  const faults = (text: string) => findBrokenMetadata(new Map([[path, head + text]]))

  test('may be empty, and may hold signs and comments', () => {
    expect([file(), file(label, '    <!-- <<<<<<< not a marker -->', '    <license />')].flatMap(faults)).toEqual([])
  })

  test.each([
    ['an open conflict', file('<<<<<<< HEAD', label, '=======', label, '>>>>>>> 5abc455 (feat)'), 'conflict marker in line 3'],
    ['the middle of a conflict', file(label, '======='), 'conflict marker in line 4'],
    ['the end of a conflict', file(label, '>>>>>>> main'), 'conflict marker in line 4'],
    ['the base of a conflict', file('||||||| 1f2e3d4', label), 'conflict marker in line 3'],
    [
      'an element closed by another',
      file('<label>Goals</name>'),
      "Expected closing tag 'label' (opened in line 3, col 1) instead of closing tag 'name'. (line 3)",
    ],
    ['an element that is not closed', '<PermissionSet>', "Unclosed tag 'PermissionSet'. (line 2)"],
    ['a bare &', file('<label>Goals & plans</label>'), "char '&' is not expected. (line 3)"],
    ['an entity that XML does not know', file('<label>Goals&nbsp;</label>'), 'no entity &nbsp;'],
    ['two roots', '<PermissionSet />\n<Layout />', '2 root elements'],
    ['text between elements', file(label, 'HEAD', label), 'text between elements: HEAD'],
  ])('is broken by %s', (_, text, fault) => {
    expect(faults(text)).toEqual([`${path}: ${fault}`])
  })
})
