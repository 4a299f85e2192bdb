using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.People;

/// <summary>One person.</summary>
[Alias("person")]
interface IPersonGrain : IAggregateGrain<PersonCommand>;
