/** Something that was asked for by hand, over a control route or in process, and cannot be done. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
