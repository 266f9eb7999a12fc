using System.Linq.Expressions;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Evidence;

/// <summary>The forms that figures of runs have, made of traces over typed columns.</summary>
public static class ChartForms
{
    /// <summary>One line for each seed.</summary>
    /// <param name="points">Points of one arm.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="x">The column across.</param>
    /// <param name="y">The column upwards.</param>
    /// <typeparam name="T">The record of one point.</typeparam>
    public static IEnumerable<Trace> LinePerSeed<T>(
        this Points<T> points, string name, Expression<Func<T, object?>> x, Expression<Func<T, object?>> y) =>
        points.Seeds.Select(seed => seed.Line(name, x, y));

    /// <summary>A line through points in their order.</summary>
    /// <param name="points">Points of one run.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="x">The column across.</param>
    /// <param name="y">The column upwards.</param>
    /// <typeparam name="T">The record of one point.</typeparam>
    public static Line Line<T>(this Points<T> points, string name, Expression<Func<T, object?>> x, Expression<Func<T, object?>> y) =>
        new(name, points[x], points[y]);

    /// <summary>A dot for each point.</summary>
    /// <param name="points">The points.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="x">The column across.</param>
    /// <param name="y">The column upwards.</param>
    /// <typeparam name="T">The record of one point.</typeparam>
    public static Dots Dots<T>(this Points<T> points, string name, Expression<Func<T, object?>> x, Expression<Func<T, object?>> y) =>
        new(name, points[x], points[y]);

    /// <summary>A small, translucent dot for each of many points, such as draws in the plane.</summary>
    /// <param name="points">The points.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="x">The column across.</param>
    /// <param name="y">The column upwards.</param>
    /// <typeparam name="T">The record of one point.</typeparam>
    public static Dots Cloud<T>(this Points<T> points, string name, Expression<Func<T, object?>> x, Expression<Func<T, object?>> y) =>
        points.Dots(name, x, y) with { Cloud = true };

    /// <summary>Arms side by side, a dot for each seed.</summary>
    /// <param name="points">The rows of a study.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="arms">The arms, in their order on the axis.</param>
    /// <param name="y">The column upwards.</param>
    /// <typeparam name="T">The record of one point.</typeparam>
    public static IEnumerable<Trace> SeedsByArm<T>(
        this Points<T> points, string name, IEnumerable<Arm> arms, Expression<Func<T, object?>> y) =>
        arms.Select(points.Of).Select(own => new Strip(name, own.Arms, own[y]));

    /// <summary>The median over seeds, with the range of the seeds behind it.</summary>
    /// <param name="seeds">Points of one arm, summed up.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="x">The column across.</param>
    /// <param name="y">The column upwards.</param>
    /// <typeparam name="T">The record of one point.</typeparam>
    public static IEnumerable<Trace> MedianAndRange<T>(
        this OverSeeds<T> seeds, string name, Expression<Func<T, object?>> x, Expression<Func<T, object?>> y) =>
        [new Band(name, seeds[x], seeds.Low(y), seeds.High(y)), new Line(name, seeds[x], seeds.Median(y))];
}
