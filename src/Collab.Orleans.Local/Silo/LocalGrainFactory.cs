using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>Makes references.</summary>
internal sealed class LocalGrainFactory(Silo silo) : IClusterClient
{
    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => Get<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => Get<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => Get<TGrainInterface>(StringKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => Get<TGrainInterface>(GuidKey(primaryKey, keyExtension), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => Get<TGrainInterface>(IntegerKey(primaryKey, keyExtension), grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        Get<IGrainWithGuidKey>(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        Get<IGrainWithIntegerKey>(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => Get<IGrainWithStringKey>(grainInterfaceType, StringKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) =>
        Get<IGrainWithGuidCompoundKey>(grainInterfaceType, GuidKey(grainPrimaryKey, keyExtension));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) =>
        Get<IGrainWithIntegerCompoundKey>(grainInterfaceType, IntegerKey(grainPrimaryKey, keyExtension));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable
    {
        var grainClass = silo.Classes.Of(grainId.Type);
        if (!grainClass.Interfaces.Contains(typeof(TGrainInterface)))
            throw new ArgumentException($"The grain class {grainClass.Type.FullName} of \"{grainId}\" does not implement {typeof(TGrainInterface).FullName}.", nameof(grainId));
        return (TGrainInterface)(object)grainClass.Reference(typeof(TGrainInterface), grainId.Key);
    }

    private static IdSpan StringKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return IdSpan.Create(key);
    }

    private static IdSpan GuidKey(Guid key, string extension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(extension);
        return GrainIdKeyExtensions.CreateGuidKey(key, extension);
    }

    private static IdSpan IntegerKey(long key, string extension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(extension);
        return GrainIdKeyExtensions.CreateIntegerKey(key, extension);
    }

    private TGrainInterface Get<TGrainInterface>(IdSpan key, string? prefix) =>
        (TGrainInterface)(object)silo.Classes.Of(typeof(TGrainInterface), prefix).Reference(typeof(TGrainInterface), key);

    private IGrain Get<TKey>(Type interfaceType, IdSpan key)
    {
        if (!interfaceType.IsAssignableTo(typeof(TKey)))
            throw new ArgumentException($"{interfaceType.FullName} does not derive from {typeof(TKey).Name}; ask for it by its own kind of key.", nameof(interfaceType));
        return (IGrain)silo.Classes.Of(interfaceType, null).Reference(interfaceType, key);
    }
}
