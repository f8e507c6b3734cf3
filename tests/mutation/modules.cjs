// Loads the TypeScript of this checkout, each test file with modules of its own as in Jest: what one test file or one
// mutant left in a module is gone for the next.
const Module = require("node:module");
const { join, sep } = require("node:path");
const { readFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");
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
  // Stryker notes what each test covers, and loading belongs to none, whenever it happens.
  const { __stryker__: notes = {} } = globalThis;
  const { currentTestId } = notes;
  notes.currentTestId = undefined;
  try {
    module._compile(compiled.get(filename), filename);
  } finally {
    notes.currentTestId = currentTestId;
  }
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
