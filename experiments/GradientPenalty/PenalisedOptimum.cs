namespace Replication.Experiments;

/// <summary>What a trained penalised critic on the line came to, beside the exact optimum of its problem.</summary>
/// <param name="Distance">How far the generated law stands from the data: W1.</param>
/// <param name="Lambda">The penalty's weight.</param>
/// <param name="Norm">E|f'| under the interpolates.</param>
/// <param name="Slope">E f' under the interpolates, counted towards the data: positive where the critic has the right sign.</param>
/// <param name="Value">E_r f - E_g f.</param>
/// <param name="ExactNorm">1 + W1 / (2 lambda).</param>
/// <param name="ExactValue">The critic value of the exact optimum.</param>
/// <param name="WrongSlope">-(1 - W1 / (2 lambda)): the slope of the other minimum between point masses, where that is negative.</param>
sealed record PenalisedOptimum(
    double Distance, double Lambda, double Norm, double Slope, double Value, double ExactNorm, double ExactValue, double WrongSlope);
