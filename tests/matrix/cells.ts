/** A project as somebody may have it. What `npm run test:matrix` does with each is in cell.ts. */
export interface Cell {
  /** What the cell is about: where it differs from the one that all start from. */
  what: string;
  /** A version or range of the npm package `node`. */
  node: string;
  /** A version or range of `@pulumi/pulumi`; of a range, the newest that the package manager installs on that Node.js. */
  pulumi: string;
  manager: Manager;
  program: Program;
  /** A version or range of `typescript`; undefined for a program in JavaScript. */
  typescript: string | undefined;
  /** A version or range of `@types/node` that the compiler understands. */
  nodeTypes: string;
  /** The folder of the program, in a monorepo whose root has all the packages. */
  workspace?: string;
  /** The engine runs `up`, an empty `preview` and `destroy`; otherwise the program is checked, and the package loaded. */
  onEngine: boolean;
  /** Why the cell cannot run, or need not. */
  notRun?: string;
}

/** The package manager with the range of its version. */
export type Manager = "npm@10" | "npm@11" | "pnpm@10" | "pnpm@12" | "yarn@1" | "yarn@4" | "bun@1";

export type Program = "commonjs" | "esm" | "plugin";

/** Both ends of the ranges that package.json and Pulumi's SDK name; a test compares them. */
export const OLDEST = { node: "20.18.1", pulumi: "3.216.0", typescript: "3.8.3" };
const NEWEST = { node: "24", pulumi: "^3.216.0", typescript: "6" };

const BASE: Cell = {
  what: "the one that all others start from",
  node: "22",
  pulumi: NEWEST.pulumi,
  manager: "npm@10",
  program: "commonjs",
  typescript: NEWEST.typescript,
  nodeTypes: "^20.9.5",
  onEngine: true,
};
const JAVASCRIPT = { typescript: undefined };
/** Checked and loaded, which is all that depends on the compiler. */
const CHECKED = { onEngine: false };

/** One change at a time, and the oldest and the newest Node.js and SDK in combination. */
export const CELLS: Cell[] = [
  BASE,
  { ...BASE, what: "oldest Node.js, oldest SDK", node: OLDEST.node, pulumi: OLDEST.pulumi },
  { ...BASE, what: "oldest Node.js, newest SDK for it", node: OLDEST.node },
  { ...BASE, what: "newest Node.js, oldest SDK", node: NEWEST.node, pulumi: OLDEST.pulumi },
  { ...BASE, what: "newest Node.js, newest SDK", node: NEWEST.node },
  { ...BASE, what: "oldest SDK", pulumi: OLDEST.pulumi },
  { ...BASE, what: "ESM", program: "esm" },
  { ...BASE, what: "JavaScript", ...JAVASCRIPT },
  { ...BASE, what: "JavaScript, ESM", program: "esm", ...JAVASCRIPT },
  { ...BASE, what: "the plugin", program: "plugin" },
  {
    ...BASE,
    what: "the plugin, oldest Node.js, oldest SDK",
    program: "plugin",
    node: OLDEST.node,
    pulumi: OLDEST.pulumi,
  },
  { ...BASE, what: "the plugin, newest Node.js", program: "plugin", node: NEWEST.node },
  { ...BASE, what: "oldest TypeScript", typescript: OLDEST.typescript, nodeTypes: "~13.13", ...CHECKED },
  {
    ...BASE,
    what: "oldest TypeScript with ESM and CommonJS",
    typescript: "4.7",
    nodeTypes: "~18.15",
    program: "esm",
    ...CHECKED,
  },
  { ...BASE, what: "TypeScript 5", typescript: "5", program: "esm", ...CHECKED },
  { ...BASE, what: "TypeScript 7, which Pulumi's SDK does not name yet", typescript: "7", program: "esm", ...CHECKED },
  { ...BASE, what: "npm 11", manager: "npm@11" },
  { ...BASE, what: "pnpm 10", manager: "pnpm@10" },
  { ...BASE, what: "pnpm 12", manager: "pnpm@12" },
  { ...BASE, what: "Yarn 1", manager: "yarn@1" },
  { ...BASE, what: "Yarn 4, node_modules", manager: "yarn@4" },
  { ...BASE, what: "Yarn 4, Plug'n'Play", manager: "yarn@4", notRun: "pulumi/pulumi#3586: Pulumi does not support it" },
  { ...BASE, what: "a monorepo, npm", workspace: "packages/infra" },
  { ...BASE, what: "a monorepo, Yarn 1", manager: "yarn@1", workspace: "packages/infra" },
  { ...BASE, what: "a monorepo, Yarn 4", manager: "yarn@4", workspace: "packages/infra", program: "esm" },
  { ...BASE, what: "a monorepo, pnpm", manager: "pnpm@10", workspace: "packages/infra" },
  { ...BASE, what: "Bun, the plugin", manager: "bun@1", program: "plugin" },
];
