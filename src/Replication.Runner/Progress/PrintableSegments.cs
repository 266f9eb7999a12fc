using Spectre.Console;
using Spectre.Console.Rendering;

namespace Replication.Runner.Progress;

/// <summary>Makes text printable before it is coloured; the escape sequences of the console itself pass.</summary>
internal sealed class PrintableSegments : IRenderHook
{
    /// <inheritdoc />
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Shown(renderable));

    sealed class Shown(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner.Render(options, maxWidth).Select(segment =>
                segment.IsControlCode || segment.IsLineBreak ? segment : new(Printable.Text(segment.Text), segment.Style));
    }
}
