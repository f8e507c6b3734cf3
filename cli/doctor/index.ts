import { redactor } from "../../provider/redact";
import { idOption, parsedOptions } from "../arguments";
import { type Check, checkOf } from "./check";
import { checkCloudflare, notChecked, ONLINE } from "./cloudflare";
import { checkCli, checkNode } from "./machine";
import { checkCopies, checkPlugin, checkResources, checkSdk, findProject } from "./project";
import { asJson, asText, hasProblem } from "./report";
import { checkProxy, readSettings } from "./settings";
import { noStack, readStack } from "./stack";

const HELP = `pulumi-realtimekit doctor [options]

Says what works and what does not: versions, the project of this folder, the settings, the API token and its permission,
the account and the app. It changes nothing and shows no secret. Without a project, it checks everything else.

  --stack NAME   read the config of this stack; default: the one that is selected in this folder
  --account ID   default: the stack's config, then CLOUDFLARE_ACCOUNT_ID
  --app ID       default: the stack's config, then REALTIMEKIT_APP_ID
  --json         print JSON
  --help         print this text

Exit codes: 0 no problem, 1 at least one problem, 2 the options are wrong.
`;

const OPTIONS = {
  stack: { type: "string" },
  account: { type: "string" },
  app: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

export async function doctor(words: string[], environment: NodeJS.ProcessEnv) {
  const options = parsedOptions("doctor", words, OPTIONS);
  if (options.help) return { output: HELP, exitCode: 0 };
  const account = options.account === undefined ? undefined : idOption("account", options.account);
  const appOption = options.app === undefined ? undefined : idOption("app", options.app);

  const cwd = process.cwd();
  const project = findProject(cwd);
  const cli = await checkCli(cwd, environment);
  const stack =
    cli.state === "ok" && project
      ? await readStack(options.stack, project.folder, environment)
      : noStack(checkOf("stack").notChecked(project ? "the Pulumi CLI is missing" : "there is no project here"));
  const ofProject = project
    ? [
        checkSdk(project),
        checkResources(project, stack.counts),
        await checkPlugin(project, environment),
        checkCopies(project),
      ]
    : notChecked(["sdk", "resources", "plugin", "copies"], "there is no Pulumi.yaml in this folder or above it");

  const usesPlugin = project?.plugin !== undefined && (stack.counts?.dynamic ?? 0) === 0;
  const { checks: ofSettings, connection, accountId, appId } = readSettings(stack.config, environment, usesPlugin);
  const online = connection
    ? [
        checkProxy(connection),
        ...(await checkCloudflare({ connection, accountId: account ?? accountId, appId: appOption ?? appId })),
      ]
    : notChecked(["proxy", ...ONLINE], "the settings or the token are missing or wrong");

  const checks: Check[] = [checkNode(), cli, ...ofProject, stack.check, ...ofSettings, ...online];
  const output = (options.json ? asJson : asText)(checks);
  // No check shows a value; this holds if a text of Pulumi's or Cloudflare's does.
  const secrets = [
    ...stack.secrets,
    environment.CLOUDFLARE_API_TOKEN ?? "",
    environment.PULUMI_CONFIG_PASSPHRASE ?? "",
  ];
  return {
    output: redactor(secrets.filter((secret) => secret.length >= SHORTEST))(output),
    exitCode: hasProblem(checks) ? 1 : 0,
  };
}

/** A shorter one would also be found in words that have nothing to do with it. */
const SHORTEST = 8;
