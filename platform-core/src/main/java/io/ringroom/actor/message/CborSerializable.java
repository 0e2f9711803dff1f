package io.ringroom.actor.message;

/** Marks what crosses cluster nodes or is stored; bound to Jackson CBOR in this module's config. */
public interface CborSerializable {}
