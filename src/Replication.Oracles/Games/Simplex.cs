namespace Replication.Oracles.Games;

/// <summary>
/// The simplex method for "maximise sum y subject to B y &lt;= 1, y >= 0" with positive B, on the condensed tableau, whose first basis, the
/// slacks, is feasible. The entering variable is Dantzig's (steepest reduced cost); after a pivot without progress it is Bland's (lowest
/// number) until there is progress again, which excludes cycles (Bland 1977).
/// </summary>
sealed class Simplex
{
    // Reduced costs and pivots below this are rounding: the entries of B lie in [1, 2].
    const double Zero = 1e-11;

    readonly double[,] _tableau;
    readonly int _rows;
    readonly int _columns;

    // Variables are numbered: y_j is j, the slack of row i is columns + i.
    readonly int[] _basic;
    readonly int[] _nonbasic;

    Simplex(double[,] b)
    {
        (_rows, _columns) = (b.GetLength(0), b.GetLength(1));
        _tableau = new double[_rows + 1, _columns + 1];
        for (var i = 0; i < _rows; i++)
        {
            for (var j = 0; j < _columns; j++) _tableau[i, j] = b[i, j];
            _tableau[i, _columns] = 1;
        }
        for (var j = 0; j < _columns; j++) _tableau[_rows, j] = -1;
        _basic = Enumerable.Range(_columns, _rows).ToArray();
        _nonbasic = Enumerable.Range(0, _columns).ToArray();
    }

    /// <summary>
    /// The tight rows and the used columns of an optimal basis, equally many of each, in ascending order; null where rounding spoils it.
    /// </summary>
    public static (int[] Rows, int[] Columns)? OptimalSupport(double[,] b)
    {
        var simplex = new Simplex(b);
        if (!simplex.Maximise()) return null;
        var rows = simplex._nonbasic.Where(v => v >= simplex._columns).Select(v => v - simplex._columns).Order().ToArray();
        var columns = simplex._basic.Where(v => v < simplex._columns).Order().ToArray();
        return (rows, columns);
    }

    bool Maximise()
    {
        // Two or three pivots per row are usual; a hundred per row and column say that rounding leads in circles.
        var most = 100 * (_rows + _columns);
        var stalled = false;
        for (var pivots = 0; pivots <= most; pivots++)
        {
            var entering = Entering(stalled);
            if (entering < 0) return true;
            var leaving = Leaving(entering);
            // The feasible set is bounded because B is positive: a column without a positive entry is one that rounding made.
            if (leaving < 0) return false;
            stalled = _tableau[leaving, _columns] <= Zero;
            Pivot(leaving, entering);
        }
        return false;
    }

    int Entering(bool byNumber)
    {
        var entering = -1;
        for (var j = 0; j < _columns; j++)
        {
            if (_tableau[_rows, j] >= -Zero) continue;
            if (entering < 0 || (byNumber ? _nonbasic[j] < _nonbasic[entering] : _tableau[_rows, j] < _tableau[_rows, entering]))
                entering = j;
        }
        return entering;
    }

    int Leaving(int entering)
    {
        var leaving = -1;
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < _rows; i++)
        {
            if (_tableau[i, entering] <= Zero) continue;
            var ratio = _tableau[i, _columns] / _tableau[i, entering];
            if (ratio < smallest - Zero || (ratio <= smallest + Zero && _basic[i] < _basic[leaving])) (leaving, smallest) = (i, ratio);
        }
        return leaving;
    }

    void Pivot(int row, int column)
    {
        var pivot = _tableau[row, column];
        for (var j = 0; j <= _columns; j++)
        {
            if (j != column) _tableau[row, j] /= pivot;
        }
        for (var i = 0; i <= _rows; i++)
        {
            var factor = _tableau[i, column];
            if (i == row || factor == 0) continue;
            for (var j = 0; j <= _columns; j++)
            {
                if (j != column) _tableau[i, j] -= factor * _tableau[row, j];
            }
            _tableau[i, column] = -factor / pivot;
        }
        _tableau[row, column] = 1 / pivot;
        (_basic[row], _nonbasic[column]) = (_nonbasic[column], _basic[row]);
    }
}
