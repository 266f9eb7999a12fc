using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// Circles, squares and triangles on a grid of pixels. A pixel is covered by its share near the edge, so that position and size are seen
/// between pixels too.
/// </summary>
public static class DrawnShapes
{
    /// <summary>The shapes by their number.</summary>
    public static IReadOnlyList<string> Names { get; } = ["circle", "square", "triangle"];

    const double HalfSide = 0.886;      // sqrt(pi) / 2: a square of this half side has the circle's area
    const double Base = 0.8;            // of the triangle, below its middle

    /// <summary>The share of each pixel that a shape covers: 1/2 less the distance of the pixel's centre from the edge, within [0, 1].</summary>
    /// <param name="shapes">Number in <see cref="Names"/>, shape [n], int64.</param>
    /// <param name="middles">Horizontal and vertical place of the middle, in pixels from the top left corner, shape [n, 2].</param>
    /// <param name="radii">Size in pixels, shape [n], positive.</param>
    /// <param name="height">Rows of the grid, at least 1.</param>
    /// <param name="width">Columns of the grid, at least 1.</param>
    /// <returns>Shape [n, height, width], float32.</returns>
    /// <exception cref="ArgumentException">Another shape of the tensors, or a shape's number that names none.</exception>
    public static Tensor Cover(Tensor shapes, Tensor middles, Tensor radii, int height, int width)
    {
        Shapes.RequirePlane(middles);
        Shapes.RequireEqual(shapes, radii);
        if (shapes.shape is not [var count] || count != middles.shape[0])
            throw new ArgumentException($"The shape is {Shapes.Of(shapes)}; expected [{middles.shape[0]}], a number for each middle.", nameof(shapes));
        if (shapes.min().item<long>() < 0 || shapes.max().item<long>() >= Names.Count)
            throw new ArgumentException($"Expected numbers of shapes from 0 to {Names.Count - 1}.", nameof(shapes));
        using var scope = NewDisposeScope();
        var x = Centres(width).view(1, 1, width) - middles.select(1, 0).view(-1, 1, 1);
        var y = Centres(height).view(1, height, 1) - middles.select(1, 1).view(-1, 1, 1);
        var radius = radii.view(-1, 1, 1);
        var circle = (x.square() + y.square()).sqrt() - radius;
        var square = maximum(x.abs(), y.abs()) - radius * HalfSide;
        var triangle = maximum(y - radius * Base, (x.abs() * 2 - (y + radius)) / Math.Sqrt(5));
        var chosen = shapes.view(-1, 1, 1);
        var distance = where(chosen == 0, circle, where(chosen == 1, square, triangle));
        return (0.5 - distance).clamp(0, 1).MoveToOuterDisposeScope();

        Tensor Centres(int pixels) => arange(pixels, dtype: float32, device: middles.device) + 0.5;
    }
}
