namespace Replication.Experiments;

/// <summary>One point of a descent on theta.</summary>
/// <param name="By">What is descended: <c>W</c> or <c>JSD</c>.</param>
/// <param name="Step">Gradient steps taken.</param>
/// <param name="Theta">The place of the moving line after them.</param>
sealed record Place(string By, int Step, double Theta);
