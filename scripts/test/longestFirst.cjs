const { default: Sequencer } = require("@jest/test-sequencer");

/** What takes longest comes first: compilers, then what runs an engine. */
const RANKS = [/[\\/]tests[\\/]languages[\\/]/, /[\\/]tests[\\/](engine|examples|package)[\\/]/];

/** So that at the end no long suite keeps one core busy and leaves the other idle. */
module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = RANKS.findIndex((folder) => folder.test(path));
      return found < 0 ? RANKS.length : found;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
