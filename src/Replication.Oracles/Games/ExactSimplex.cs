using System.Numerics;
using Replication.Oracles.Arithmetic;

namespace Replication.Oracles.Games;

/// <summary>
/// The simplex method of <see cref="Simplex"/> in integers: entries have one denominator, the last pivot, and every division by it is exact
/// (Edmonds 1967, "Systems of distinct representatives and linear algebra"). Payoffs may span any number of orders of magnitude.
/// </summary>
sealed class ExactSimplex
{
    readonly BigInteger[,] _tableau;
    readonly int _rows;
    readonly int _columns;
    readonly int[] _basic;
    readonly int[] _nonbasic;
    BigInteger _denominator = BigInteger.One;

    ExactSimplex(MatrixGame game)
    {
        (_rows, _columns) = (game.Rows, game.Columns);
        var unit = BinaryUnits.Of([.. from i in Enumerable.Range(0, _rows) from j in Enumerable.Range(0, _columns) select game[i, j]]);
        var smallest = unit.Count<BigInteger>(game.Smallest);
        _tableau = new BigInteger[_rows + 1, _columns + 1];
        for (var i = 0; i < _rows; i++)
        {
            for (var j = 0; j < _columns; j++) _tableau[i, j] = unit.Count<BigInteger>(game[i, j]) - smallest + 1;
            _tableau[i, _columns] = 1;
        }
        for (var j = 0; j < _columns; j++) _tableau[_rows, j] = -1;
        _basic = [.. Enumerable.Range(_columns, _rows)];
        _nonbasic = [.. Enumerable.Range(0, _columns)];
    }

    /// <summary>Optimal strategies, each probability to its last place.</summary>
    public static (double[] Row, double[] Column) Solve(MatrixGame game)
    {
        var simplex = new ExactSimplex(game);
        simplex.Maximise();
        var (row, column) = (new double[game.Rows], new double[game.Columns]);
        var total = simplex._tableau[game.Rows, game.Columns];
        for (var i = 0; i < game.Rows; i++)
        {
            if (simplex._basic[i] < game.Columns) column[simplex._basic[i]] = Ratio(simplex._tableau[i, game.Columns], total);
        }
        for (var j = 0; j < game.Columns; j++)
        {
            var slack = simplex._nonbasic[j] - game.Columns;
            if (slack >= 0) row[slack] = Ratio(simplex._tableau[game.Rows, j], total);
        }
        return (row, column);
    }

    void Maximise()
    {
        var stalled = false;
        while (Entering(stalled) is var entering and >= 0)
        {
            var leaving = Leaving(entering);
            stalled = _tableau[leaving, _columns].IsZero;
            Pivot(leaving, entering);
        }
    }

    int Entering(bool byNumber)
    {
        var entering = -1;
        for (var j = 0; j < _columns; j++)
        {
            if (_tableau[_rows, j].Sign >= 0) continue;
            if (entering < 0 || (byNumber ? _nonbasic[j] < _nonbasic[entering] : _tableau[_rows, j] < _tableau[_rows, entering]))
                entering = j;
        }
        return entering;
    }

    int Leaving(int entering)
    {
        var leaving = -1;
        for (var i = 0; i < _rows; i++)
        {
            if (_tableau[i, entering].Sign <= 0) continue;
            if (leaving < 0)
            {
                leaving = i;
                continue;
            }
            var (mine, best) = (_tableau[i, _columns] * _tableau[leaving, entering], _tableau[leaving, _columns] * _tableau[i, entering]);
            if (mine < best || (mine == best && _basic[i] < _basic[leaving])) leaving = i;
        }
        return leaving;
    }

    void Pivot(int row, int column)
    {
        var pivot = _tableau[row, column];
        for (var i = 0; i <= _rows; i++)
        {
            if (i == row) continue;
            for (var j = 0; j <= _columns; j++)
            {
                if (j != column) _tableau[i, j] = (_tableau[i, j] * pivot - _tableau[i, column] * _tableau[row, j]) / _denominator;
            }
            _tableau[i, column] = -_tableau[i, column];
        }
        _tableau[row, column] = _denominator;
        _denominator = pivot;
        (_basic[row], _nonbasic[column]) = (_nonbasic[column], _basic[row]);
    }

    static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        var shift = (int)Math.Max(0, 64 + denominator.GetBitLength() - numerator.GetBitLength());
        return new BinaryUnits(-shift).ToDouble((numerator << shift) / denominator);
    }
}
