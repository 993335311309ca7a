import ts from 'typescript'

/** A module of a component as its imports, exports and class tell. */
export interface Script {
  imports: { from: string; line: number; names: string[]; hasDefault: boolean }[]
  /** `default` among them */
  exports: Set<string>
  /** Properties and methods of the default class that others may use. */
  api: Set<string>
  /** All members of that class; null when it is no class, or of a base that is not read. */
  members: Set<string> | null
}

export function readScript(text: string): Script {
  const source = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)
  const script: Script = { imports: [], exports: new Set(), api: new Set(), members: null }
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) script.imports.push(toImport(source, statement))
    for (const name of exportedNames(statement)) script.exports.add(name)
    if (ts.isClassDeclaration(statement) && isDefault(statement)) readClass(script, statement)
  }
  return script
}

function toImport(source: ts.SourceFile, statement: ts.ImportDeclaration): Script['imports'][number] {
  const bindings = statement.importClause?.namedBindings
  return {
    from: ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '',
    line: source.getLineAndCharacterOfPosition(statement.getStart()).line + 1,
    names:
      bindings !== undefined && ts.isNamedImports(bindings)
        ? bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
        : [],
    hasDefault: statement.importClause?.name !== undefined,
  }
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause
    return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : []
  }
  if (ts.isExportAssignment(statement)) return ['default']
  if (!ts.canHaveModifiers(statement) || !has(statement, ts.SyntaxKind.ExportKeyword)) return []
  if (isDefault(statement)) return ['default']
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
  return isNamed && statement.name !== undefined ? [statement.name.text] : []
}

const isDefault = (statement: ts.HasModifiers) => has(statement, ts.SyntaxKind.DefaultKeyword)

function has(statement: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(statement)?.some((modifier) => modifier.kind === kind) === true
}

/** Bases whose members a template does not use. */
const knownBases = /^(LightningElement|NavigationMixin\(LightningElement\))$/

function readClass(script: Script, declaration: ts.ClassDeclaration): void {
  const base = declaration.heritageClauses?.[0]?.types[0]?.getText() ?? ''
  const names = new Set<string>()
  for (const member of declaration.members) {
    const name = member.name?.getText()
    if (name === undefined) continue
    names.add(name)
    const decorators = ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []
    if (decorators.some(({ expression }) => expression.getText() === 'api')) script.api.add(name)
  }
  script.members = knownBases.test(base) ? names : null
}
