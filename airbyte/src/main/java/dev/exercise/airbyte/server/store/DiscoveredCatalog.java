package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * What a source was found to offer.
 *
 * @param catalog as the connector said it, in the protocol's spelling
 */
public record DiscoveredCatalog(UUID id, ObjectNode catalog) {}
