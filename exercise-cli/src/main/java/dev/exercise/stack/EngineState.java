package dev.exercise.stack;

/** Whether a Docker engine can be worked with. */
public sealed interface EngineState permits Engine, NoEngine {}
