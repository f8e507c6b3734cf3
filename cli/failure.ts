/** Why a command cannot do what was asked, in words for its user. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}
