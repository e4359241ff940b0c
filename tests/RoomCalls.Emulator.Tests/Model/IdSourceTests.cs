using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Tests.Model;

public sealed class IdSourceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void Ids_have_the_form_of_the_service(int? seed)
    {
        IdSource ids = new(seed);
        Assert.Matches("^99[0-9]{15}$", ids.NewRoomId());
        Assert.Matches($"^8:acs:{ids.ResourceId}_[0-9a-f]{{8}}-[0-9a-f]{{4}}-4[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$", ids.NewUserId());
        Assert.NotEqual(ids.NewGuid(), ids.NewGuid());
    }

    [Fact]
    public void A_seed_begins_again_after_a_restart()
    {
        IdSource ids = new(7);
        Guid first = ids.NewGuid();
        ids.NewGuid();
        ids.Restart();
        Assert.Equal(first, ids.NewGuid());
        Assert.NotEqual(ids.ResourceId, first.ToString());
    }

    [Fact]
    public void Without_a_seed_the_key_is_that_of_the_process() => Assert.Equal(new IdSource(null).AccessKey, new IdSource(null).AccessKey);
}
