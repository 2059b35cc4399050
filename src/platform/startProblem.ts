/**
 * A reason the program cannot start that whoever runs it can mend.
 * The message is the whole story (what is wrong, what to do), Chinese first, so it is printed without a stack.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'

  constructor(chinese: string, english: string) {
    super(`${chinese}(${english})`)
  }
}
