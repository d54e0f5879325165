package dev.exercise.field;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;

/** What submissions have in common that can be graded on one replay. */
record Marketplace(World world, Depth depth) {}
