const { default: Sequencer } = require("@jest/test-sequencer");

const LONG = /[\\/]tests[\\/](engine|examples|languages|package)[\\/]/;

/** What runs an engine comes first, so that at the end no long suite keeps one core busy and leaves the other idle. */
module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONG.test(path) ? 0 : 1);
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
