using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;
using Replication.Oracles.Sequences;

namespace Replication.Oracles.Tests.Sequences;

/// <summary>Laws of n-grams against closed forms, hand-computed cases and sums over all paths.</summary>
public class SequencesTests
{
    // a stays with probability 0.9, b with 0.6: the stationary law is (0.8, 0.2).
    static readonly SymbolSource TwoStates = new("ab", [[0.9, 0.1], [0.4, 0.6]]);

    // Two of the three states write a, so that the symbols are no Markov chain: a a b, a a b, ...
    static readonly SymbolSource Cycle = new("aab", [[0, 1, 0], [0, 0, 1], [1, 0, 0]]);

    [Fact]
    public void A_chain_of_two_states_has_its_closed_forms()
    {
        Assert.Equal([0.8, 0.2], TwoStates.Stationary, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal("ab", TwoStates.Alphabet);
        var pairs = TwoStates.NGrams(2);
        Assert.Equal(["aa", "ab", "ba", "bb"], pairs.Words.Keys.Order(StringComparer.Ordinal));
        Near(0.72, pairs.Probability("aa"));
        Near(0.08, pairs.Probability("ab"));
        Near(0.08, pairs.Probability("ba"));
        Near(0.12, pairs.Probability("bb"));
        Near(0.8 * 0.1 * 0.4 * 0.9, TwoStates.Probability("abaa"));
        Near(1, TwoStates.Probability(""));
    }

    [Fact]
    public void A_periodic_chain_has_its_stationary_law_and_its_n_grams()
    {
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Cycle.Stationary, (a, b) => Math.Abs(a - b) < 1e-15);
        var law = Cycle.NGrams(3);
        Assert.Equal(["aab", "aba", "baa"], law.Words.Keys.Order(StringComparer.Ordinal));
        Assert.All(law.Words.Values, probability => Near(1 / 3.0, probability));
        Assert.Equal(0, Cycle.Probability("aaa"));
    }

    [Fact]
    public void A_state_that_is_left_for_ever_has_no_share() =>
        Assert.Equal([0, 1], new SymbolSource("ab", [[0.5, 0.5], [0, 1]]).Stationary);

    [Fact]
    public void N_grams_of_all_lengths_agree_with_each_other_and_with_single_texts()
    {
        var source = Random(states: 6, symbols: "abc", seed: 3);
        for (var length = 1; length <= 6; length++)
        {
            var (law, longer) = (source.NGrams(length), source.NGrams(length + 1));
            Near(1, law.Words.Values.Sum());
            foreach (var (word, probability) in law.Words)
            {
                Near(probability, source.Probability(word));
                Near(probability, longer.Beginnings(length).Probability(word));
                Near(probability, longer.Words.Where(one => one.Key[..^1] == word).Sum(one => one.Value));
                Near(probability, longer.Words.Where(one => one.Key[1..] == word).Sum(one => one.Value));
            }
        }
    }

    [Fact]
    public void The_shares_in_texts_are_counted_at_every_place()
    {
        var law = NGramLaw.Of(["abab", "b", "bb"], 2);
        Assert.Equal(2, law.Length);
        Assert.Equal(0.5, law.Probability("ab"));
        Assert.Equal(0.25, law.Probability("ba"));
        Assert.Equal(0.25, law.Probability("bb"));
        Assert.Equal(0, law.Probability("aa"));
        Assert.Throws<ArgumentException>(() => NGramLaw.Of(["a", ""], 2));
    }

    [Fact]
    public void The_sampler_of_a_law_gives_longer_words_the_product_of_its_steps()
    {
        var pairs = Cycle.NGrams(2);        // aa, ab, ba with 1/3 each: after a, a or b with 1/2 each
        Near(1 / 3.0 * 0.5, pairs.Probability("aab"));
        Near(1 / 3.0 * 0.5, pairs.Probability("aaa"));
        Assert.Equal(0, pairs.Probability("abb"));
        var letters = Cycle.NGrams(1);
        Near(4 / 27.0, letters.Probability("aba"));
        Assert.Throws<ArgumentException>(() => pairs.Probability("a"));
    }

    [Fact]
    public void The_divergence_from_a_sampler_is_that_of_the_laws_written_out()
    {
        var source = Random(states: 5, symbols: "abc", seed: 8);
        for (var order = 1; order <= 3; order++)
        {
            for (var length = order; length <= 5; length++)
            {
                var (law, sampler) = (source.NGrams(length), source.NGrams(order));
                string[] words = [.. Words("abc", length)];
                var expected = FDivergences.JensenShannon.Between(
                    [.. words.Select(source.Probability)], [.. words.Select(sampler.Probability)]);
                Near(expected, law.JensenShannon(sampler));
                Near(expected / Math.Log(2), law.JensenShannonBits(sampler));
            }
        }
    }

    [Fact]
    public void The_divergence_is_0_between_equal_laws_1_bit_between_disjoint_ones_and_symmetric()
    {
        var law = TwoStates.NGrams(3);
        Assert.Equal(0, law.JensenShannon(TwoStates.NGrams(3)));
        Assert.Equal(0, law.JensenShannon(TwoStates.NGrams(2)), 15);        // the symbols are a Markov chain
        var other = NGramLaw.Of(["ccc"], 3);
        Assert.Equal(1, law.JensenShannonBits(other));
        Assert.Equal(1, other.JensenShannonBits(law));
        var part = NGramLaw.Of(["aaa", "aab", "ccc"], 3);
        Assert.Equal(law.JensenShannon(part), part.JensenShannon(law), 14);
        // By hand: p = (1/2, 1/2, 0), q = (1/2, 0, 1/2) gives half a bit.
        Near(0.5, NGramLaw.Of(["a", "b"], 1).JensenShannonBits(NGramLaw.Of(["a", "c"], 1)));
    }

    [Fact]
    public void The_entropy_is_that_of_the_chain()
    {
        static double Of(double p) => -(p * Math.Log(p)) - ((1 - p) * Math.Log(1 - p));
        Near(Of(0.8), TwoStates.NGrams(1).Entropy);
        Near(Of(0.8) + (3 * ((0.8 * Of(0.9)) + (0.2 * Of(0.6)))), TwoStates.NGrams(4).Entropy);
    }

    [Fact]
    public void Texts_of_source_and_sampler_have_their_n_grams()
    {
        var source = Random(states: 6, symbols: "abc", seed: 4);
        var draws = new RandomStream("texts", 1);
        const int count = 20000, length = 6;
        string[] own = [.. Enumerable.Range(0, count).Select(_ => source.Sample(length, draws))];
        var pairs = source.NGrams(2);
        string[] sampled = [.. Enumerable.Range(0, count).Select(_ => pairs.Sample(length, draws))];
        foreach (var at in new[] { 0, 3 })
        {
            Assert.InRange(source.NGrams(3).JensenShannon(NGramLaw.Of(own.Select(text => text.Substring(at, 3)), 3)), 0, 1e-3);
            Assert.InRange(pairs.JensenShannon(NGramLaw.Of(sampled.Select(text => text.Substring(at, 2)), 2)), 0, 1e-3);
        }

        Assert.InRange(NGramLaw.Of(sampled, 4).JensenShannon(pairs), 0, 1e-3);
        Assert.Equal(source.Sample(9, new RandomStream("texts", 2)), source.Sample(9, new RandomStream("texts", 2)));
        Assert.Throws<InvalidOperationException>(() => NGramLaw.Of(["ab"], 2).Sample(3, draws));
    }

    [Fact]
    public void What_is_no_chain_and_no_law_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SymbolSource("ab", [[1, 0]]));
        Assert.Throws<ArgumentException>(() => new SymbolSource("ab", [[1, 0], [0.5, 0.4]]));
        Assert.Throws<ArgumentException>(() => new SymbolSource("ab", [[1, 0], [0, 1]]));
        Assert.Throws<ArgumentException>(() => new NGramLaw(new Dictionary<string, double> { ["a"] = 0.5, ["bb"] = 0.5 }));
        Assert.Throws<ArgumentException>(() => new NGramLaw(new Dictionary<string, double> { ["a"] = 0.5 }));
        Assert.Throws<ArgumentException>(() => TwoStates.NGrams(2).JensenShannon(TwoStates.NGrams(3)));
    }

    static SymbolSource Random(int states, string symbols, long seed)
    {
        var draws = new RandomStream("chain", seed);
        return new(string.Concat(Enumerable.Range(0, states).Select(state => symbols[state % symbols.Length])),
            [.. Enumerable.Range(0, states).Select(_ => Law())]);

        double[] Law()
        {
            double[] row = [.. Enumerable.Range(0, states).Select(_ => draws.NextDouble() < 0.5 ? 0 : draws.NextDouble())];
            row[draws.NextInt(states)] += 0.1;
            return [.. row.Select(share => share / row.Sum())];
        }
    }

    static IEnumerable<string> Words(string symbols, int length) => length == 0
        ? [""]
        : from word in Words(symbols, length - 1) from symbol in symbols select word + symbol;

    static void Near(double expected, double actual) => Assert.InRange(actual, expected - 1e-12, expected + 1e-12);
}
