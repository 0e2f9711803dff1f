package io.ringroom.media.task;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a task shall do: the whole truth, never a step. One record for each kind, immutable, plain
 * data for JSON; the kinds are registered by name where commands are written and read.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public interface TaskSpec {}
