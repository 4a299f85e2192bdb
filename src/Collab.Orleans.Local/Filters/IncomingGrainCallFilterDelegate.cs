namespace Orleans;

/// <summary>A filter as a function.</summary>
/// <param name="context">The call.</param>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);
