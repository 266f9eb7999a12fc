// Sets the formulas, then draws the figures: those in view at once, the rest while the page is idle, so that all of them are there when it is printed.
'use strict';

// What a wide space separates may go on separate lines.
for (const formula of document.querySelectorAll('.formula')) {
  const parts = formula.textContent.split('\\quad');
  formula.replaceChildren();
  for (const part of parts) {
    const place = formula.appendChild(document.createElement('span'));
    temml.render(part, place, { displayMode: true, throwOnError: true });
  }
}

const narrow = 600;
const stacked = 260;
const figures = new Map();
const reducedTouch = window.matchMedia('(pointer: coarse)').matches;

/** Called by each figure's own script with its data. */
function showFigure(key, figure) {
  const block = figures.get(key);
  block.figure = figure;
  draw(block).then(block.done, block.done);
}

/** The figure's layout for a width: without what the page says better, in one column where the page is narrow. */
function layoutFor(figure, width) {
  const layout = structuredClone(figure.layout);
  const { titleHeight, panels } = layout.meta.sizes;
  delete layout.title;
  delete layout.sliders;
  delete layout.updatemenus;
  layout.margin.t -= titleHeight;
  layout.height -= titleHeight;
  if (layout.legend) layout.legend.y = 1;
  if (width < narrow) {
    layout.margin.l = 48;
    layout.margin.r = 8;
    if (layout.grid) {
      layout.grid = { ...layout.grid, rows: panels, columns: 1 };
      layout.height = layout.margin.t + panels * stacked + layout.margin.b;
    } else if (layout.yaxis.scaleanchor) {
      layout.height = Math.min(layout.height, layout.margin.t + width + layout.margin.b);
    }
  }
  if (reducedTouch) layout.dragmode = false;
  return layout;
}

/** Above the panels as much room as the legend takes: how its names wrap is known only here. */
async function makeRoom(plot, layout) {
  const legend = plot.querySelector('.legend .bg');
  if (!legend) return;
  const more = Math.round(legend.getBBox().height) - layout.meta.sizes.legendHeight;
  if (more !== 0) await Plotly.relayout(plot, { 'margin.t': layout.margin.t + more, height: layout.height + more });
}

/** The drawing is one picture with a title and a description; the buttons beside it stay buttons, which those within a picture would not. */
function describe(element) {
  const [drawing, ...overlays] = element.querySelectorAll('.main-svg');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-labelledby', `${element.id}-title`);
  drawing.setAttribute('aria-describedby', `${element.id}-words`);
  for (const overlay of overlays) overlay.setAttribute('aria-hidden', 'true');
}

async function draw(block) {
  const plot = block.element.querySelector('.plot');
  const { figure } = block;
  const config = { ...figure.config, modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'] };
  const layout = layoutFor(figure, plot.clientWidth);
  await Plotly.newPlot(plot, structuredClone(figure.data), layout, config);
  await makeRoom(plot, layout);
  describe(block.element);
  if (figure.frames && !block.slider) {
    block.slider = addSlider(block, plot, figure);
  }
  block.element.dataset.drawn = 'yes';
}

/** A slider and a button of the page itself, since those inside the drawing are out of reach of keyboard and screen reader. */
function addSlider(block, plot, figure) {
  const names = figure.frames.map((frame) => frame.name);
  const title = figure.layout.meta.slider;
  const controls = document.createElement('div');
  controls.className = 'slider';
  const label = document.createElement('label');
  const output = document.createElement('output');
  const range = document.createElement('input');
  const play = document.createElement('button');
  Object.assign(range, { type: 'range', min: 0, max: names.length - 1, step: 1, value: names.length - 1 });
  play.type = 'button';
  play.textContent = 'Play';
  label.append(`${title}: `, output, range);
  controls.append(play, label);
  plot.after(controls);

  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = 'Play';
  };
  const show = () => {
    const frame = figure.frames[range.value];
    output.textContent = frame.name;
    range.setAttribute('aria-valuetext', `${title} ${frame.name}`);
    const update = {};
    for (const attribute of ['x', 'y', 'z']) {
      const values = frame.data.map((trace) => trace[attribute]);
      if (values.every((value) => value !== undefined)) update[attribute] = values;
    }
    Plotly.restyle(plot, update, frame.traces);
  };
  range.addEventListener('input', () => { stop(); show(); });
  play.addEventListener('click', () => {
    if (timer) return stop();
    if (range.valueAsNumber === names.length - 1) range.value = 0;
    show();
    play.textContent = 'Pause';
    timer = setInterval(() => {
      if (range.valueAsNumber === names.length - 1) return stop();
      range.value = range.valueAsNumber + 1;
      show();
    }, 400);
  });
  output.textContent = names[names.length - 1];
  range.setAttribute('aria-valuetext', `${title} ${names[names.length - 1]}`);
  return { range, show };
}

function load(block) {
  if (!block.loading) {
    block.loading = new Promise((resolve) => {
      block.done = resolve;
      const script = document.createElement('script');
      script.src = block.element.dataset.script;
      script.onerror = resolve;
      document.head.append(script);
    });
  }
  return block.loading;
}

for (const element of document.querySelectorAll('figure[data-key]')) {
  figures.set(element.dataset.key, { element });
}

const inView = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((entry) => entry.isIntersecting)) {
    inView.unobserve(entry.target);
    load(figures.get(entry.target.dataset.key));
  }
}, { rootMargin: '300px' });
for (const { element } of figures.values()) inView.observe(element);

const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
(async () => {
  for (const block of figures.values()) {
    await new Promise((resolve) => idle(resolve));
    await load(block);
  }
  document.documentElement.dataset.ready = 'yes';
})();

// A turned phone or a resized window may ask for the other arrangement of panels.
let width = window.innerWidth;
let resizing = 0;
window.addEventListener('resize', () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    for (const block of figures.values()) {
      if (block.figure) draw(block).then(() => block.slider?.show());
    }
  }, 200);
});

// What is folded away on screen is read on paper.
const folded = [];
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open])')) {
    details.open = true;
    folded.push(details);
  }
});
window.addEventListener('afterprint', () => {
  for (const details of folded.splice(0)) details.open = false;
});
