using System.Diagnostics;

namespace RoomCalls.Internal.Sending;

/// <summary>Makes an activity the current one while a request is made, and only then.</summary>
internal readonly struct ActivityScope : IDisposable
{
    private readonly Activity? _before;
    private readonly bool _changed;

    public ActivityScope(Activity? activity)
    {
        if (activity is not null)
        {
            _before = Activity.Current;
            _changed = true;
            Activity.Current = activity;
        }
    }

    public void Dispose()
    {
        if (_changed)
        {
            Activity.Current = _before is { IsStopped: true } ? null : _before;
        }
    }
}
