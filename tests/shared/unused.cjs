// More than half of what Pulumi's provider process takes to start is TypeScript and npm's dependency tree, with which
// Pulumi serializes functions. No resource of ours has a function to serialize. So the tests' processes load this
// instead: the engine's by `node --require`, and jest's own by `moduleNameMapper`.
const Module = require("node:module");

const unused = new Proxy(
  { __esModule: true },
  {
    get(target, name) {
      if (name in target) return target[name];
      throw new Error(`${String(name)}: tests/shared/unused.cjs has nothing, since no test needed it`);
    },
  },
);
module.exports = unused;

const load = Module._load;
Module._load = (request, ...others) =>
  /(^|\/)typescript-shim$|^@npmcli\/arborist$/.test(request) ? unused : load(request, ...others);
