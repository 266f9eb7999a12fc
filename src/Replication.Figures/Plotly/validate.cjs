// Validates figure files against the schema of plotly.js:  node validate.cjs <plotly.min.js> <figure.json>...
// Prints one line per finding, "file: where: what"; exits 0 if there is none, 1 if there is any, 2 if it could not validate.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

// plotly.js touches the page as it loads, but its validator only reads its schema: a page whose every part is nothing will do.
const nothing = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : nothing),
  set: () => true,
  apply: () => nothing,
  construct: () => nothing,
});
for (const name of ['document', 'navigator', 'getComputedStyle', 'DOMParser', 'HTMLElement', 'Element', 'Node']) {
  Object.defineProperty(globalThis, name, { value: nothing, configurable: true });
}
globalThis.self = globalThis.window = globalThis;

// One line instead of node's report, which would quote the line of the minified bundle: a megabyte.
process.on('uncaughtException', (error) => {
  console.error(String(error.stack ?? error).split('\n').filter((line) => line.length < 300).slice(0, 6).join('\n'));
  process.exit(2);
});

const [bundle, ...files] = process.argv.slice(2);
const Plotly = require(path.resolve(bundle));

let findings = 0;
function report(file, where, what) {
  findings++;
  console.log(`${path.basename(file)}: ${where}: ${what}`);
}

for (const file of files) {
  const figure = JSON.parse(fs.readFileSync(file, 'utf8'));
  // A given size keeps the validator from measuring the page.
  const layout = { width: 900, height: 400, ...figure.layout };
  const stages = [['figure', figure.data]];
  for (const frame of figure.frames ?? []) {
    const data = [...figure.data];
    frame.traces.forEach((index, i) => { data[index] = { ...data[index], ...frame.data[i] }; });
    stages.push([`frame ${frame.name}`, data]);
  }
  for (const [stage, data] of stages) {
    for (const error of Plotly.validate(data, layout) ?? []) {
      // The arguments of a slider's step are of any type; the validator compares them by identity and calls equal copies "reset".
      if (error.code === 'dynamic' && /\.args\[\d+\]$/.test(error.astr)) continue;
      report(file, stage, `${error.code}: ${error.msg}`);
    }
  }
  for (const key of Object.keys(figure)) {
    if (!['data', 'layout', 'config', 'frames'].includes(key)) report(file, 'figure', `unknown key ${key}`);
  }
}
process.exitCode = findings > 0 ? 1 : 0;
