// Loads the TypeScript of this checkout, each test file with modules of its own as in Jest: what one test file or one
// mutant left in a module is gone for the next.
const Module = require("node:module");
const { join, sep } = require("node:path");
const { readFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");
const { duringLoad } = require("./coverage.cjs");
const shared = require("../../jest.shared.cjs");
require("../shared/unused.cjs");

const ROOT = join(__dirname, "../..") + sep;
const [, swc] = shared.transform["^.+\\.ts$"];
/** `hidden.jest` moves `jest.mock` above the imports, as @swc/jest does. */
const OPTIONS = { ...swc, jsc: { ...swc.jsc, transform: { hidden: { jest: true } } }, swcrc: false, configFile: false };

const compiled = new Map();
Module._extensions[".ts"] = (module, filename) => {
  if (!compiled.has(filename)) {
    compiled.set(filename, transformSync(readFileSync(filename, "utf8"), { ...OPTIONS, filename }).code);
  }
  duringLoad(() => module._compile(compiled.get(filename), filename));
};

const mocks = new Map();
const load = Module._load;
Module._load = (request, ...others) => (mocks.has(request) ? mocks.get(request) : load(request, ...others));

/** What `jest.mock` does for the file that is loaded now. */
exports.mock = (request, factory) => void mocks.set(request, factory());

exports.forget = () => {
  mocks.clear();
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(ROOT) && file.endsWith(".ts")) delete require.cache[file];
  }
};
