// The part of Jest's interface that the unit tests use, on mocha, which Stryker does not have to restart for each mutant.
// The pieces are Jest's own.
const { relative } = require("node:path");
const { ModernFakeTimers } = require("@jest/fake-timers");
const { expect } = require("expect");
const { bind } = require("jest-each");
const { ModuleMocker } = require("jest-mock");
const Mocha = require("mocha");
const { begin, end } = require("./coverage.cjs");
const { forget, mock } = require("./modules.cjs");

/**
 * A test that a mutant makes wait forever ends after this time, which is many times what the slowest test takes. Where a
 * mutant loops without waiting, Stryker ends the process.
 */
const TEST_TIMEOUT_MS = 20_000;

// Before a retry, the client waits a random part of a delay. Here it is a small part.
const { random } = Math;
Math.random = () => random() / 20;

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ global: globalThis, config: { fakeTimers: {} } });

const environment = process.env;
const variables = { ...environment };

/** Takes back what a test file changed in the process. */
function restore() {
  // In this order, since a spy on a fake timer puts the fake back.
  mocker.restoreAllMocks();
  timers.useRealTimers();
  process.env = environment;
  for (const name of Object.keys(environment)) if (!(name in variables)) delete environment[name];
  Object.assign(environment, variables);
}

/**
 * A test file. mocha's tests and hooks are made when it is loaded for the first time. Before each run it is loaded anew,
 * and they run the functions that it registered then, which are the same ones in the same order.
 */
class TestFile {
  functions = [];
  running = false;

  constructor(root, path) {
    this.path = path;
    this.suites = [Mocha.Suite.create(root, relative(process.cwd(), path))];
    const [suite] = this.suites;
    suite.beforeAll(() => {
      begin(path, titlesOf(suite));
      forget();
      this.functions = [];
      this.running = true;
      this.expose();
      require(path);
    });
    suite.afterAll(restore);
  }

  /** Makes the globals those of this file. */
  expose() {
    const describe = (title, body) => {
      if (this.running) return body();
      const suite = Mocha.Suite.create(this.suites[0], title);
      this.suites.unshift(suite);
      body();
      this.suites.shift();
    };
    const test = (title, fn) => {
      this.register(fn, (run) => {
        const made = Object.assign(new Mocha.Test(title, run), { file: this.path });
        this.inOrder().addTest(made);
        made.timeout(TEST_TIMEOUT_MS);
      });
    };
    const hook = (method) => (fn) => this.register(fn, (run) => this.suites[0][method](run));
    Object.assign(globalThis, {
      describe: Object.assign(describe, { each: bind(describe, false) }),
      test: Object.assign(test, { each: bind(test, false) }),
      it: test,
      beforeAll: hook("beforeAll"),
      beforeEach: hook("beforeEach"),
      afterEach: hook("afterEach"),
      afterAll: hook("afterAll"),
      expect,
      jest: this.jest(),
    });
  }

  /** mocha runs the tests of a suite before the suites in it, and Jest in the order of the file. */
  inOrder() {
    const [suite] = this.suites;
    const last = suite.suites.at(-1);
    if (last === undefined) return suite;
    return last.title === "" ? last : Mocha.Suite.create(suite, "");
  }

  register(fn, add) {
    const index = this.functions.push(fn) - 1;
    if (!this.running) add(() => this.functions[index]());
  }

  jest() {
    return {
      fn: (implementation) => mocker.fn(implementation),
      spyOn: (...args) => mocker.spyOn(...args),
      restoreAllMocks: () => mocker.restoreAllMocks(),
      mock,
      // A file that is only loaded for the list of its tests must not fake the clock of the others.
      useFakeTimers: () => this.running && timers.useFakeTimers(),
      useRealTimers: () => timers.useRealTimers(),
      advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
      advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
      getTimerCount: () => timers.getTimerCount(),
      // The limit above is for all of them.
      setTimeout: () => {},
    };
  }
}

function titlesOf(suite) {
  const titles = [];
  suite.eachTest((test) => void titles.push(test.fullTitle()));
  return titles;
}

exports.mochaHooks = { afterAll: end };

// In place of mocha's own interface, since Stryker resolves no path of one.
Mocha.interfaces.bdd = (root) => {
  root.on("pre-require", (_context, path) => {
    forget();
    new TestFile(root, path).expose();
  });
};
