using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks an interface whose methods are grain calls.</summary>
/// <remarks>
/// A method answers <see cref="Task"/>, <see cref="Task{TResult}"/>, <see cref="ValueTask"/>, <see cref="ValueTask{TResult}"/>
/// or <see cref="IAsyncEnumerable{T}"/>. Properties, events, generic methods and <c>ref</c> or <c>out</c> parameters are refused.
/// </remarks>
public interface IGrain : IAddressable;

/// <summary>A grain found by a <see cref="Guid"/>.</summary>
public interface IGrainWithGuidKey : IGrain;

/// <summary>A grain found by a <see cref="long"/>.</summary>
public interface IGrainWithIntegerKey : IGrain;

/// <summary>A grain found by a <see cref="string"/>.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>A grain found by a <see cref="Guid"/> and a text.</summary>
public interface IGrainWithGuidCompoundKey : IGrain;

/// <summary>A grain found by a <see cref="long"/> and a text.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain;
