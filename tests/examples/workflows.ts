import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../package/run";

export interface Step {
  id?: string;
  name?: string;
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

export interface Job {
  if?: string;
  permissions?: Record<string, string>;
  concurrency?: object;
  environment?: string;
  "timeout-minutes"?: number;
  strategy?: { matrix: Record<string, unknown> };
  env?: Record<string, string>;
  steps: Step[];
}

export interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  env?: Record<string, string>;
  concurrency?: object;
  jobs: Record<string, Job>;
}

/** The workflows of the example, and those of this repository. */
export const EXAMPLE = ["pull-request", "deploy", "drift"].map(
  (name) => `examples/github-actions/.github/workflows/${name}.yml`,
);
export const OWN = [".github/workflows/ci.yml", ".github/workflows/release.yml"];

export const textOf = (file: string) => readFileSync(join(ROOT, file), "utf8");
export const readWorkflow = (file: string): Workflow => parse(textOf(file));

/** A job of one of the example's workflows. */
export function exampleJob(workflow: string, name: string): Job {
  const job = readWorkflow(`examples/github-actions/.github/workflows/${workflow}.yml`).jobs[name];
  if (!job) throw new Error(`${workflow}.yml has no job ${name}`);
  return job;
}

export const commands = (job: Job) => job.steps.flatMap((step) => step.run ?? []);

/** `pulumi/actions` of `pulumi/actions@8e5e40…`. */
export const actionOf = (step: Step) => step.uses?.split("@")[0];
