/** Why a command cannot do what it was asked to; the message is for its user. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}
