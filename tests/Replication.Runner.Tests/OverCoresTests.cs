namespace Replication.Runner.Tests;

/// <summary>Work on every core gives what a loop gives.</summary>
public class OverCoresTests
{
    [Fact]
    public void Results_stand_in_the_order_of_the_items_however_long_each_takes()
    {
        int[] items = [.. Enumerable.Range(0, 40)];
        var doubled = OverCores.Each(items, item =>
        {
            if (item % 7 == 0) Thread.Sleep(20);
            return 2 * item;
        });
        Assert.Equal(items.Select(item => 2 * item), doubled);
    }

    [Fact]
    public void The_exception_is_the_first_items_own_and_every_item_had_its_turn()
    {
        var turns = 0;
        var failure = Assert.Throws<FormatException>(() => OverCores.Each<int, int>([.. Enumerable.Range(0, 40)], item =>
        {
            Interlocked.Increment(ref turns);
            if (item == 3) Thread.Sleep(20);
            return item is 3 or 4 or 39 ? throw new FormatException($"item {item}") : item;
        }));
        Assert.Equal("item 3", failure.Message);
        Assert.Equal(40, turns);
    }
}
