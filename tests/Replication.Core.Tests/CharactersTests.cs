using System.Text;
using Replication.Core.Data;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Oracles.Sequences;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

/// <summary>Texts as rows, a text file as a corpus, and the networks between them.</summary>
public sealed class CharactersTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_convolution_is_torchs_own_and_starts_he_uniform_over_its_kernel()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1);
        foreach (var kernel in new[] { 1, 3, 5 })
        {
            var convolution = new SequenceConvolution(stream, CPU, 4, 6, kernel);
            var layer = (TorchSharp.Modules.Linear)convolution.children().Single();
            using (no_grad()) layer.bias!.uniform_(-1, 1, stream);
            var input = randn(5, 7, 4, generator: stream);
            // Of each place the neighbours come one after another, each with its channels.
            var weight = layer.weight.reshape(6, kernel, 4).transpose(1, 2);
            var expected = nn.functional.conv1d(input.transpose(1, 2), weight, layer.bias, padding: kernel / 2).transpose(1, 2);
            Assert.True(allclose(expected, convolution.call(input), rtol: 1e-5, atol: 1e-6));
            Assert.InRange(layer.weight.abs().max().item<float>(), 0.5 * Math.Sqrt(6.0 / (4 * kernel)), Math.Sqrt(6.0 / (4 * kernel)));
        }

        Assert.Throws<ArgumentException>(() => new SequenceConvolution(stream, CPU, 4, 6, 2));
    }

    [Fact]
    public void A_residual_block_adds_its_share_and_has_no_bias_to_begin_with()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1);
        var block = new ResidualBlock(stream, CPU, 4, 3);
        var (first, second) = (block.children().First(), block.children().Last());
        var input = randn(5, 7, 4, generator: stream);
        var inner = ((SequenceConvolution)second).call(((SequenceConvolution)first).call(input.relu()).relu());
        Assert.True(allclose(input + 0.3 * inner, block.call(input), rtol: 1e-5, atol: 1e-6));
        Assert.Equal(0, block.call(zeros(1, 7, 4)).abs().max().item<float>());
        Assert.Equal(4, block.parameters().Count());
    }

    [Fact]
    public void The_generator_gives_probabilities_and_the_critic_a_value()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1);
        var networks = new CharacterNetworks(Length: 6, Symbols: 5, Width: 8, Blocks: 2, Kernel: 3);
        var (generator, critic) = (networks.Generator(stream, CPU, latent: 3), networks.Critic(stream, CPU));
        var rows = generator.call(randn(4, 3, generator: stream));
        Assert.Equal([4, 30], rows.shape);
        Assert.True(allclose(ones(4, 6), rows.reshape(4, 6, 5).sum(dim: 2), rtol: 0, atol: 1e-6));
        Assert.Equal([4, 1], critic.call(rows).shape);
        Assert.Equal(1 + 2 * 2 + 1, generator.parameters().Count() / 2);
        Assert.Equal(1 + 2 * 2 + 1, critic.parameters().Count() / 2);
        using var again = new Generator(1);
        Assert.True(allclose(generator.parameters().First(), networks.Generator(again, CPU, 3).parameters().First(), 0, 0));
    }

    [Fact]
    public void Texts_and_rows_are_each_others_inverse()
    {
        using var scope = NewDisposeScope();
        var code = new CharacterCode("ab_", 4);
        var rows = code.Rows(["a_ba", "____"], CPU);
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0], rows[0].data<float>().ToArray());
        Assert.Equal(12, code.Width);
        Assert.Equal(["a_ba", "____"], code.Texts(rows));
        Assert.Equal(["a_ba", "____"], code.Texts(0.5 * rows + 0.5 / 3));
        Assert.Throws<ArgumentException>(() => code.Rows(["a_b"], CPU));
        Assert.Throws<ArgumentException>(() => code.Rows(["a_bc"], CPU));
        Assert.Throws<ArgumentException>(() => new CharacterCode("aa", 4));
    }

    [Fact]
    public void The_grammar_writes_article_adjective_noun_and_verb_that_agree()
    {
        Assert.Equal("_acdeghnorst", Grammar.Source.Alphabet);
        Assert.Equal(932, Grammar.Windows.Words.Count);
        // A verb ends every clause: 1/2 for "the", 1/4 for the singular noun without an adjective, 1/3 for the noun and 1/2 for each verb.
        var after = Grammar.Source.Probability("_eat_the_cat_sees_") / Grammar.Source.Probability("_eat_");
        Assert.Equal(0.5 * 0.25 / 3 * 0.5, after, 12);
        Assert.True(Grammar.Source.Probability("a_red_hen_eats_the_dogs_see_") > 0);
        Assert.Equal(0, Grammar.Source.Probability("_cats_eats_"));
        Assert.Equal(0, Grammar.Source.Probability("_a_cats_"));
        Assert.Equal(0, Grammar.Source.Probability("_cat_the_"));
        Assert.True(Grammar.Words.MakeUp("ts_the_hen_e"));
        Assert.True(Grammar.Words.MakeUp("_cats_eats_a"));         // words in any order
        Assert.False(Grammar.Words.MakeUp("ts__the_hen_"));
        Assert.False(Grammar.Words.MakeUp("ts_thn_hen_e"));
        Assert.False(Grammar.Words.MakeUp("xs_the_hen_e"));
        Assert.False(Grammar.Words.MakeUp("eeeeeeeeeeee"));
        Assert.Equal(0.75, Grammar.Words.ShareIn(["x_cat_thn_a_x", "_dog_"]));
        Assert.Equal(0, Grammar.Words.ShareIn(["aaa", "a_a"]));
        Assert.All(Grammar.Windows.Words.Keys, window => Assert.True(Grammar.Words.MakeUp(window)));
    }

    [Fact]
    public void Windows_of_the_grammar_are_drawn_from_their_law()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1);
        var texts = Grammar.Code.Texts(Grammar.Sampler(CPU)(20000, stream));
        Assert.All(texts, text => Assert.True(Grammar.Windows.Probability(text) > 0));
        Assert.InRange(Grammar.Source.NGrams(4).JensenShannon(NGramLaw.Of(texts, 4)), 0, 1e-3);
        Assert.InRange(Grammar.Source.NGrams(2).JensenShannon(NGramLaw.Of(texts.Select(text => text[^2..]), 2)), 0, 1e-3);
    }

    [Fact]
    public void A_file_gives_windows_of_its_most_frequent_characters_and_one_symbol_for_the_others()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1);
        using var whole = TextCorpus.Read(Written("\uFEFFaaa bb\r\n\tccccd"), length: 3, symbols: 9, CPU);
        Assert.Equal("aaa bb ccccd", whole.Text);
        Assert.Equal("ca bd", whole.Code.Alphabet);
        using var corpus = TextCorpus.Read(Written("aaa bb\nccccd"), length: 3, symbols: 3, CPU);
        Assert.Equal("ca" + TextCorpus.Other, corpus.Code.Alphabet);
        Assert.Equal("aaa\uFFFD\uFFFD\uFFFD\uFFFDcccc\uFFFD", corpus.Text);

        // Ten windows, each as likely: of 4000 the rarest has 400 within five standard deviations.
        var windows = corpus.Code.Texts(corpus.Sample(4000, stream));
        string[] expected = [.. Enumerable.Range(0, 10).Select(at => corpus.Text.Substring(at, 3))];
        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), windows.Distinct().Order(StringComparer.Ordinal));
        Assert.All(expected.CountBy(text => text), text => Assert.InRange(
            windows.Count(window => window == text.Key), text.Value * 400 - 100, text.Value * 400 + 100));
    }

    [Fact]
    public void What_cannot_serve_as_a_corpus_is_refused_in_one_line()
    {
        Refused(Path.Combine(_folder, "none"), "there is no such file");
        Refused(_folder, "it is a folder");
        Refused(Written(""), "it is empty");
        Refused(Written(" \n "), "it holds no text");
        Refused(Written("ab\0c"), "it is binary");
        Refused(Written([0x61, 0xC3, 0x28]), "it is not UTF-8");
        Refused(Written("ab\n"), "it holds 2 characters; expected at least 3");
        Refused(Written("aaaa"), "it holds one character alone");
    }

    static void Refused(string path, string why)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => TextCorpus.Read(path, length: 3, symbols: 9, CPU));
        Assert.StartsWith($"The text '{path}' cannot serve as a corpus: {why}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    string Written(string text) => Written(Encoding.UTF8.GetBytes(text));

    string Written(byte[] bytes)
    {
        var path = Path.Combine(_folder, "text.txt");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
