package io.github.metasaw.freq.selection;

import org.jspecify.annotations.Nullable;

/**
 * The basis of inference for dependent effects.
 *
 * @param clusters the clusters of effects
 * @param draws draws of a cluster bootstrap; null for Wald intervals with cluster-robust standard
 *     errors
 */
record ClusterInference(Clusters clusters, @Nullable BootstrapDraws draws) {}
