using System.Runtime.Intrinsics;

namespace Replication.Oracles.Transport.Costs;

/// <summary>
/// A ground cost that is a function of a fold over coordinate differences. Scalar and vector forms do the same roundings in the same
/// order, so a cost has one value however it is computed.
/// </summary>
interface IMetricKernel
{
    static abstract double Fold(double folded, double difference);
    static abstract double Finish(double folded);
    static abstract Vector512<double> Fold(Vector512<double> folded, Vector512<double> difference);
    static abstract Vector512<double> Finish(Vector512<double> folded);
}

readonly struct EuclideanKernel : IMetricKernel
{
    public static double Fold(double folded, double difference) => Math.FusedMultiplyAdd(difference, difference, folded);
    public static double Finish(double folded) => Math.Sqrt(folded);
    public static Vector512<double> Fold(Vector512<double> folded, Vector512<double> difference) =>
        Vector512.FusedMultiplyAdd(difference, difference, folded);
    public static Vector512<double> Finish(Vector512<double> folded) => Vector512.Sqrt(folded);
}

readonly struct SquaredEuclideanKernel : IMetricKernel
{
    public static double Fold(double folded, double difference) => Math.FusedMultiplyAdd(difference, difference, folded);
    public static double Finish(double folded) => folded;
    public static Vector512<double> Fold(Vector512<double> folded, Vector512<double> difference) =>
        Vector512.FusedMultiplyAdd(difference, difference, folded);
    public static Vector512<double> Finish(Vector512<double> folded) => folded;
}

readonly struct ManhattanKernel : IMetricKernel
{
    public static double Fold(double folded, double difference) => folded + Math.Abs(difference);
    public static double Finish(double folded) => folded;
    public static Vector512<double> Fold(Vector512<double> folded, Vector512<double> difference) => folded + Vector512.Abs(difference);
    public static Vector512<double> Finish(Vector512<double> folded) => folded;
}

readonly struct ChebyshevKernel : IMetricKernel
{
    public static double Fold(double folded, double difference) => Math.Max(folded, Math.Abs(difference));
    public static double Finish(double folded) => folded;
    public static Vector512<double> Fold(Vector512<double> folded, Vector512<double> difference) =>
        Vector512.Max(folded, Vector512.Abs(difference));
    public static Vector512<double> Finish(Vector512<double> folded) => folded;
}
