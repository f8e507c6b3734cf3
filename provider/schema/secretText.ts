import * as z from "zod";
import { isObject, type Json, property } from "../values";

/** A secret that is not stored: the name of an environment variable, read by the provider when it calls RealtimeKit. */
const fromEnvironment = z
  .strictObject({
    env: z
      .string()
      .regex(/^\w+$/, "the name of an environment variable: letters, digits and _ only")
      .meta({ description: "Name of the environment variable." }),
  })
  .meta({
    id: "SecretFromEnvironment",
    description:
      "A secret that is never stored: the provider reads it from an environment variable whenever it sends it. After the value changes, change `secretsVersion` to send the new one.",
  });

/** A secret as text, or as the name of the environment variable that contains it. */
export function secretText<T extends z.ZodType<string>>(text: T) {
  return z.union([text, fromEnvironment]);
}

/** The name of the environment variable, if the value is such a reference. */
export function environmentName(value: Json | undefined): string | undefined {
  const name = isObject(value) ? property(value, "env") : undefined;
  return typeof name === "string" ? name : undefined;
}
