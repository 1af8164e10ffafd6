package io.github.metasaw.freq.selection;

import org.jspecify.annotations.Nullable;

/**
 * What intervals of dependent effects rest on.
 *
 * @param clusters of effects
 * @param draws of a bootstrap of these; null where intervals are Wald's with cluster-robust
 *     standard errors
 */
record ClusterInference(Clusters clusters, @Nullable BootstrapDraws draws) {}
