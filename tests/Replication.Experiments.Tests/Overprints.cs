namespace Replication.Experiments.Tests;

/// <summary>Parts of a drawn figure that lie over each other or beyond its edge.</summary>
static class Overprints
{
    /// <summary>
    /// Script: from an element that plotly.js has drawn in, what overlaps of title, legend, panel titles, labels and plots (labels of
    /// reference lines lie in the plots, and slanted ticks take less room than the box around them) and what leaves the drawing.
    /// </summary>
    public const string Script = """
        plot => {
          const parts = [];
          const add = (kind, element) => {
            const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
            if (width > 0 && height > 0) parts.push({ kind, what: `${kind} ${element.textContent}`, left, top, right, bottom });
          };
          plot.querySelectorAll('.gtitle').forEach(e => add('title', e));
          plot.querySelectorAll('.legend .bg').forEach(e => add('legend', e));
          plot.querySelectorAll('.annotation-text').forEach(e => add('label', e));
          plot.querySelectorAll('.infolayer text[class*=title]:not(.gtitle)').forEach(e => add('axis', e));
          const slanted = e => /rotate\((?!0,)/.test(e.getAttribute('transform'));
          plot.querySelectorAll('[class*=tick] text').forEach(e => slanted(e) || add('tick', e));
          const page = plot.querySelector('.main-svg').getBoundingClientRect();
          for (const { xaxis, yaxis } of Object.values(plot._fullLayout._plots)) {
            const [left, top] = [page.left + xaxis._offset, page.top + yaxis._offset];
            parts.push({ kind: 'plot', what: 'plot', left, top, right: left + xaxis._length, bottom: top + yaxis._length });
          }
          const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          const meant = (a, b) => a.kind === 'label' && b.kind === 'plot' || a.kind === 'tick' && b.kind === 'tick' && a.what === b.what;
          const name = `${plot.layout.meta.id}: `;
          return [
            ...parts.filter(a => a.left < page.left - 1 || a.right > page.right + 1 || a.top < page.top - 1 || a.bottom > page.bottom + 1)
              .map(a => `${name}${a.what} leaves the figure`),
            ...parts.flatMap((a, i) => parts.slice(i + 1).filter(b => over(a, b) && !meant(a, b)).map(b => `${name}${a.what} over ${b.what}`)),
          ];
        }
        """;
}
