// Stryker notes which mutants each test reaches, and runs only these tests for a mutant. What runs while a module loads,
// it counts to no test. Here modules are loaded anew for each run, so the tests of a file can notice such a mutant too.
const titles = new Map();
let file;

/** Stryker's notes; undefined where nothing is measured. */
const notes = () => globalThis.__stryker__;

/** The file whose tests run now, and their full titles. */
exports.begin = (path, tests) => {
  file = path;
  titles.set(path, tests);
};

exports.duringLoad = (load) => {
  const measured = notes();
  if (measured === undefined) return load();
  const { currentTestId } = measured;
  measured.currentTestId = file;
  try {
    load();
  } finally {
    measured.currentTestId = currentTestId;
  }
};

/**
 * Gives what a file's load reaches to all of its tests, if any test reaches it by itself too. A mutant that acts only
 * while modules load stays one that Stryker leaves out (`ignoreStatic`).
 */
exports.end = () => {
  const { perTest, static: loaded } = notes()?.mutantCoverage ?? {};
  if (perTest === undefined) return;
  const loads = [...titles.keys()].map((path) => [path, perTest[path] ?? {}]);
  for (const [path] of loads) delete perTest[path];
  const reached = new Set(Object.values(perTest).flatMap((each) => Object.keys(each)));
  for (const [path, mutants] of loads) {
    Object.assign(loaded, mutants);
    const shared = Object.entries(mutants).filter(([mutant]) => reached.has(mutant));
    for (const test of titles.get(path)) perTest[test] = { ...Object.fromEntries(shared), ...perTest[test] };
  }
};
