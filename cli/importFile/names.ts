/** Longer titles are cut. */
const LONGEST = 60;

/** Names that do not work as variables. Pulumi's generators rename only the keywords of their own language. */
const TAKEN = [
  // Pulumi's own language.
  ...["null", "true", "false", "for"],
  // What the generated programs use themselves, in TypeScript and in Go.
  ...["pulumi", "realtimekit", "exports", "module", "require", "ctx", "err"],
  // Reserved in a TypeScript module.
  ...["arguments", "eval", "let", "static"],
];

/** Gives each object a name of its own: the name of its resource, and of its variable in the generated program. */
export class ResourceNames {
  private readonly taken = new Set(TAKEN);

  /**
   * @param label what people call the object
   * @param type what it is called if its label has no letter that a name can have
   */
  of(label: string | undefined, type: string): string {
    const word = wordOf(label ?? "");
    // A variable does not begin with a digit.
    const name = /^[a-z]/.test(word) ? word : [type, word].filter(Boolean).join("-");
    for (let number = 1; ; number++) {
      const numbered = number === 1 ? name : `${name}-${number}`;
      // A variable's name has no hyphens.
      const variable = numbered.replaceAll("-", "");
      if (this.taken.has(variable)) continue;
      this.taken.add(variable);
      return numbered;
    }
  }
}

/** `Café, 9 o'clock` becomes `cafe-9-o-clock`. */
function wordOf(label: string): string {
  return label
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replaceAll(/^-|-$/g, "");
}
