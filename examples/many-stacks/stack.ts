import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { meetingsOf } from "./meetings";

// One operation on one stack. A process of its own: Pulumi takes an error of any program for one of all that run in the
// same process.
async function main([operation, customer = "", requestsPer5Minutes = ""]: string[]): Promise<void> {
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: customer, projectName: "realtimekit-many-stacks", program: async () => meetingsOf(customer) },
    { workDir: __dirname },
  );
  await stack.setConfig("realtimekit:requestsPer5Minutes", { value: requestsPer5Minutes });
  await stack[operation as "up" | "preview" | "refresh" | "destroy"]({
    onOutput: (text) => process.stdout.write(text.replace(/^(?=.)/gm, `${customer} | `)),
  });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
