namespace Collab.Gateway.Clustering;

/// <summary>A setting of the silo cannot be used; the message names it and says what to do.</summary>
/// <param name="message">What is wrong, in one line.</param>
sealed class SiloSettingsException(string message) : Exception(message);
