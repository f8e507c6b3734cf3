import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { meetingsOf, titlesOf } from "./meetings";

// Runs one operation on one stack, in a separate process, because Pulumi attributes an error of one program to every
// program in the same process.
async function main([operation, customer = "", requestsPer5Minutes = ""]: string[]): Promise<void> {
  const stack = await open(operation === "up" || operation === "preview", customer);
  await stack.setConfig("realtimekit:requestsPer5Minutes", { value: requestsPer5Minutes });
  await stack[operation as "up" | "preview" | "refresh" | "destroy"]({
    onOutput: (text) => process.stdout.write(text.replace(/^(?=.)/gm, `${customer} | `)),
  });
}

/** A mistyped name must not create a stack, but the stack of a former customer can still be destroyed. */
async function open(mayCreate: boolean, customer: string) {
  if (mayCreate) titlesOf(customer);
  const program = async () => meetingsOf(customer);
  const args = { stackName: customer, projectName: "realtimekit-many-stacks", program };
  return mayCreate
    ? LocalWorkspace.createOrSelectStack(args, { workDir: __dirname })
    : LocalWorkspace.selectStack(args, { workDir: __dirname });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
