namespace Orleans.Runtime;

/// <summary>Anything a grain call can be addressed to.</summary>
public interface IAddressable;
