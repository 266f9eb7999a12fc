namespace Replication.Oracles.Quadrature;

/// <summary>One cell of an adaptive rule: its share of the integral and of the error.</summary>
readonly record struct Cell<TRegion>(TRegion Region, double Value, double Error);

/// <summary>
/// Global adaptivity (QUADPACK's qag): always refine the cell with the largest error, until the sum of errors is within the tolerance.
/// </summary>
static class AdaptiveCells
{
    public static Integral Refine<TRegion>(
        IEnumerable<TRegion> start, Func<TRegion, Cell<TRegion>> apply, Func<TRegion, (TRegion, TRegion)?> split,
        int callsPerCell, Tolerance tolerance, int maxCells)
    {
        var open = new PriorityQueue<Cell<TRegion>, double>();
        List<Cell<TRegion>> closed = [];
        var calls = 0;
        double error = 0, value = 0;

        void Add(TRegion region)
        {
            var cell = apply(region);
            calls += callsPerCell;
            (value, error) = (value + cell.Value, error + cell.Error);
            open.Enqueue(cell, -cell.Error);
        }

        foreach (var region in start) Add(region);
        while (true)
        {
            if (error <= tolerance.Allowance(value))
            {
                // Running sums gather rounding; the answer is summed afresh, and only that sum decides.
                var total = Total();
                if (total.Error <= tolerance.Allowance(total.Value)) return total;
                (value, error) = (total.Value, total.Error);
            }
            if (open.Count == 0 || open.Count + closed.Count >= maxCells) throw GaveUp();
            var worst = open.Dequeue();
            if (split(worst.Region) is not var (left, right))
            {
                closed.Add(worst);
                continue;
            }
            (value, error) = (value - worst.Value, error - worst.Error);
            Add(left);
            Add(right);
        }

        Integral Total()
        {
            var cells = open.UnorderedItems.Select(item => item.Element).Concat(closed).OrderBy(cell => Math.Abs(cell.Value)).ToList();
            return new Integral(cells.Sum(cell => cell.Value), cells.Sum(cell => cell.Error), calls);
        }

        QuadratureException GaveUp()
        {
            var best = Total();
            return new QuadratureException(
                $"Quadrature stopped at {best.Value:R} with an error of {best.Error:E1}; asked for {tolerance.Allowance(best.Value):E1}. "
                + "Give landmarks near peaks and kinks, or a tolerance that double arithmetic can meet.", best);
        }
    }
}
