import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** Paths of our own source files under a folder, with `/`, tests left out. */
export function sourceFiles(folder = 'src'): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .sort()
}

export interface Call {
  file: string
  /** `t`, `t.has`, `new Refused`, `notFound`: the callee as written. */
  callee: string
  /** For each argument the texts it can be; a template's open places are `*`. Empty for what is not a text. */
  args: string[][]
}

/** Every call and `new` of the source, with the texts it is given. */
export function callsIn(files: readonly string[]): Call[] {
  return files.flatMap((file) => {
    const calls: Call[] = []
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const callee = node.expression.getText(source)
        const args = (node.arguments ?? []).map(textsOf)
        calls.push({ file, callee: ts.isNewExpression(node) ? `new ${callee}` : callee, args })
      }
      ts.forEachChild(node, visit)
    }
    const source = parse(file)
    visit(source)
    return calls
  })
}

function parse(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind)
}

function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  if (ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)].filter(Boolean)
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsOf(node.expression)
  if (!ts.isTemplateExpression(node)) return []
  return [node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')]
}
