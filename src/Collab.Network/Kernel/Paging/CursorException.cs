namespace Collab.Network.Kernel.Paging;

/// <summary>A cursor that a client sent is none of the list it asks for.</summary>
sealed class CursorException() : FormatException("This cursor is none of this list. Use a cursor that the list has answered, or leave it out to begin anew.");
